"""What Qt's libraries contain of others, for the modules and plugins that a bundle has.

From the attributions in the sources of Qt 6.11 (the file `qt_attribution.json` beside each part), checked
against the libraries by what they show of it; their texts come from Qt's sources and from SPDX's list.
Qt for Linux takes zlib and FreeType from the system, Qt for Windows and macOS brings them.
"""

from __future__ import annotations

from typing import Final

from bundling.licences_parts import Part

_GOOGLE: Final = """Copyright 2010-2022 Google, Inc.; 2015-2020 Ebrahim Byagowi; 2019-2020 Facebook, Inc.
Copyright 2012, 2015 Mozilla Foundation; 2011 Codethink Limited; 2008, 2010 Nokia Corporation
Copyright 2009 Keith Stribley; 2011 Martin Hosken and SIL International; 2007 Chris Wilson
Copyright 2005-2023 Behdad Esfahbod; 2004-2023 Red Hat, Inc.; 1998-2005 David Turner and Werner Lemberg
Copyright 2016 Igalia S.L.; 2022 Matthias Clasen; 2018, 2021 Khaled Hosny; 2018-2020 Adobe, Inc.
Copyright 2013-2015 Alexei Podtelezhnikov"""
_WAYLAND: Final = """Copyright 2008-2013 Kristian Høgsberg; 2010-2013 Intel Corporation
Copyright 2012-2024 Collabora, Ltd.; 2013 Rafael Antognolli; 2013 Jasper St. Pierre
Copyright 2014 Stephen "Lyude" Chandler Paul
Copyright 2015-2017 Samsung Electronics Co., Ltd; 2015-2025 Red Hat, Inc.; 2015 Jason Ekstrand
Copyright 2015 Jonas Ådahl; 2015-2016 Jan Arne Petersen; 2016 Yong Bakos; 2018-2019 Simon Ser
Copyright 2018 Purism SPC; 2018 Mike Blumenkrantz; 2019 Sebastian Wick, Erwin Burema, Ivan Molodetskikht
Copyright 2020 AMD; 2020 Aleix Pol Gonzalez; 2020-2023 Carlos Garnacho; 2022 Kenny Levinsen
Copyright 2024 Xaver Hugl, Neal Gompa, Matthias Klumpp, Vlad Zahorodnii, David Edmundson"""
_HASHES: Final = "Guido Bertoni, Joan Daemen, Michaël Peeters and Gilles Van Assche"

_CORE: Final = (
    Part(
        "Apache Tika's file types", "Apache-2.0", "Copyright The Apache Software Foundation", ("Apache-2.0",)
    ),
    Part("BLAKE2", "CC0-1.0 OR Apache-2.0", "Copyright 2012 Samuel Neves", ("CC0-1.0", "Apache-2.0")),
    Part(
        "double-conversion",
        "BSD-3-Clause",
        "Copyright 2006-2012, the V8 project authors",
        ("double-conversion",),
    ),
    Part("Easing equations", "BSD-3-Clause", "Copyright 2001 Robert Penner", ("easing",), rb"QEasingCurve"),
    Part("forkfd", "MIT", "Copyright 2016 Intel Corporation; 2015 Klarälvdalens Datakonsult AB", ("forkfd",)),
    Part("MD4", "public domain", "Written by Alexander Peslyak, 2001", ("CC0-1.0",)),
    Part("MD5", "public domain", "Written by Colin Plumb, 1993; Ian Jackson", ("CC0-1.0",)),
    Part(
        "PCRE2",
        "BSD-3-Clause with an exception for binary packages",
        "Copyright 1997-2007 University of Cambridge; 2007-2024 Philip Hazel; 2010-2024 Zoltan Herczeg",
        ("PCRE2",),
        rb"PCRE2_EXTRA_ALLOW_LOOKAROUND",
    ),
    Part("PCRE2's just-in-time compiler", "BSD-2-Clause", "Copyright Zoltan Herczeg", ("sljit",)),
    Part("SHA-1", "public domain", "Dominik Reichl; The Qt Company Ltd, 2016", ("CC0-1.0",)),
    Part("SHA-2", "BSD-3-Clause", "Copyright 2011 IETF Trust and the authors of the code", ("rfc6234",)),
    Part("SHA-3: brg_endian", "BSD-2-Clause", "Copyright 1998-2013 Brian Gladman", ("brg_endian",)),
    Part("SHA-3: Keccak", "CC0-1.0", _HASHES, ("CC0-1.0",), rb"Keccak"),
    Part(
        "SipHash", "CC0-1.0", "Jean-Philippe Aumasson, Daniel J. Bernstein; Intel Corporation", ("CC0-1.0",)
    ),
    Part("TinyCBOR", "MIT", "Copyright 2015-2025 Intel Corporation", ("MIT",), rb"QCborStreamReader"),
    Part("tl::expected", "CC0-1.0", "Sy Brand", ("CC0-1.0",)),
    Part("Unicode Character Database", "Unicode-3.0", "Copyright 1991- Unicode, Inc.", ("Unicode-3.0",)),
    Part("Unicode CLDR", "Unicode-3.0", "Copyright 2004- Unicode, Inc.", ("Unicode-3.0",)),
    Part(
        "zlib",
        "Zlib",
        "Copyright 1995-2026 Jean-loup Gailly and Mark Adler",
        ("Zlib",),
        rb"(?:de|in)flate ([\d.]+\d) Copyright",
    ),
    Part(
        "Event dispatcher for macOS",
        "BSD-3-Clause",
        "Copyright 2007-2008 Apple, Inc.",
        ("Apple",),
        system="darwin",
    ),
)
_GUI: Final = (
    Part("Adobe Glyph List For New Fonts", "BSD-3-Clause", "Copyright 2002-2015 Adobe Systems", ("AGLFN",)),
    Part("Emoji Segmenter", "Apache-2.0", "Copyright 2019 Google LLC", ("Apache-2.0",), rb"Emoji segmenter"),
    Part(
        "FreeType's rasterizer",
        "FTL OR GPL-2.0-only",
        "Copyright 2000-2016 David Turner, Robert Wilhelm and Werner Lemberg",
        ("FTL",),
    ),
    Part(
        "FreeType",
        "(FTL OR GPL-2.0-only) AND MIT AND MIT-open-group AND Zlib",
        "Copyright 1996-2026 David Turner, Robert Wilhelm, Werner Lemberg and others",
        ("FTL", "MIT", "MIT-open-group", "Zlib"),
        rb"autofitter",
    ),
    Part("HarfBuzz", "MIT", _GOOGLE, ("HarfBuzz",), rb"HB_SHAPER_LIST"),
    Part(
        "libpng",
        "Libpng AND libpng-2.0",
        "Copyright 1995-2026 The PNG Reference Library Authors",
        ("libpng",),
        rb"libpng version (\d[\d.]*\d)",
    ),
    Part("MD4C", "MIT", "Copyright 2016-2024 Martin Mitáš", ("MIT",), rb"mity/md4c"),
    Part("OpenGL headers", "MIT", "Copyright 2013-2014 The Khronos Group Inc.", ("MIT",)),
    Part(
        "Smooth scaling",
        "BSD-2-Clause AND Imlib2",
        "Copyright 2004, 2005 Daniel M. Duley; Carsten Haitzler and others; Willem Monsuwe",
        ("smoothscale",),
    ),
    Part(
        "sRGB colour profile", "ICC", "Copyright International Color Consortium, 2015", ("ICC",), rb"sRGB2014"
    ),
    Part("Vulkan API registry", "Apache-2.0 OR MIT", "Copyright 2015-2025 The Khronos Group Inc.", ("MIT",)),
    Part("Vulkan Memory Allocator", "MIT", "Copyright 2017-2025 Advanced Micro Devices, Inc.", ("MIT",)),
    Part("WebGradients", "MIT", "Copyright 2017 itmeo", ("MIT",)),
    Part(
        "X server's regions",
        "X11 AND HPND",
        "Copyright 1987, 1988 X Consortium; 1987, 1988 Digital Equipment Corporation",
        ("XConsortium",),
    ),
    Part("Pixman, on ARM", "MIT", "Copyright 2009 Nokia Corporation", ("MIT",), rb"pixman_composite"),
    Part("Cocoa plugin", "BSD-3-Clause", "Copyright 2007-2008 Apple, Inc.", ("Apple",), system="darwin"),
    Part(
        "D3D12 Memory Allocator",
        "MIT",
        "Copyright 2019-2022 Advanced Micro Devices, Inc.",
        ("MIT",),
        system="win32",
    ),
    Part("MiniEngine's mipmaps", "MIT", "Copyright 2015 Microsoft", ("MIT",), system="win32"),
    Part(
        "Wintab API", "LCS-Telegraphics", "Copyright 1991-1998 LCS/Telegraphics", ("Wintab",), system="win32"
    ),
)
_OTHERS: Final = (
    Part(
        "libdbus-1 headers",
        "AFL-2.1 OR GPL-2.0-or-later",
        "CodeFactory AB; Red Hat, Inc.",
        ("AFL-2.1",),
        rb"Qt6DBus|QtDBus",
    ),
    Part(
        "libpsl",
        "BSD-3-Clause",
        "Copyright 2014-2016 The Chromium Authors",
        ("libpsl",),
        rb"builtin publicsuffix",
    ),
    Part(
        "Public Suffix List",
        "MPL-2.0",
        "Begun by Jo Hermans, kept by Mozilla and volunteers; its source: publicsuffix.org",
        ("MPL-2.0",),
        rb"builtin publicsuffix",
    ),
    Part(
        "XSVG, arcs",
        "HPND-sell-variant",
        "Copyright 2002 USC/Information Sciences Institute",
        ("HPND-sell-variant",),
    ),
    Part("Wayland protocols", "MIT AND HPND", _WAYLAND, ("MIT", "HPND"), rb"xdg_wm_base"),
    Part(
        "KDE's menu protocol for Wayland",
        "LGPL-2.1-or-later",
        "Copyright 2017 David Edmundson",
        ("LGPL-2.1",),
        rb"org_kde_kwin_appmenu_manager",
    ),
)
QT: Final = tuple(sorted((*_CORE, *_GUI, *_OTHERS), key=lambda part: part.name.casefold()))
