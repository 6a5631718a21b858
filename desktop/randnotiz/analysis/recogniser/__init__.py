"""Recognition of people, organisations and places with a small transformer, as a spaCy component.

Importing this package registers the component and its tokeniser with spaCy; ``component`` describes them.
"""

from .component import COMPONENT, FACTORY, NamesComponent
from .recognition import Name, Recognition, Settings

__all__ = ["COMPONENT", "FACTORY", "Name", "NamesComponent", "Recognition", "Settings"]
