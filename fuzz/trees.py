"""XML that stays well-formed while its elements and attributes are changed: what lies behind the parser gets to see it."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from fuzz.choices import Choices, words

_VALUES = (
    *words(
        "0 1 -1 9 600 1e9 -1e9 99999999999 NaN inf 0.5 true false ID p1 a1 heading header paragraph top-to-bottom continued"
    ),
    *(
        "",
        " ",
        "0,0 1,1",
        "0,0 600,0 600,800 0,800",
        "5,5 5,5 5,5",
        "bbox 0 0 600 800",
        "bbox 5 5 5 5; x_wconf 0",
        "structure {type:caption;}",
    ),
    *(
        "河湾日报",
        "2026年11月23日 第1版",
        "（下转第二版）",
        "记者吴青荷 摄",
        "Continued on Page 2",
        "open-",
        "\u200b",
        "x" * 3000,
    ),
)
_MOST_EDITS = 12


def edited_tree(data: bytes, example: bytes) -> bytes:
    """The example with values exchanged, elements left out, doubled, and put elsewhere."""
    choices, root = Choices(data), etree.fromstring(example)
    for _ in range(_MOST_EDITS):
        if not choices.left:
            break
        _edit(root, choices)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _edit(root: etree._Element, choices: Choices) -> None:
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    element, other = choices.one(elements), choices.one(elements)
    way = choices.number(8)
    parent = element.getparent()
    if way == 0 and parent is not None:
        parent.remove(element)
    elif way == 1 and parent is not None:
        parent.append(deepcopy(element))
    elif way == 2 and element not in (*other.iterancestors(), other, root):
        other.append(element)
    elif way == 3:
        element.text = choices.one(_VALUES)
    elif element.attrib:
        name = choices.one(sorted(element.attrib))
        element.set(name, other.get(name) or choices.one(_VALUES) if way == 4 else choices.one(_VALUES))
