"""Texts → signatures, and signatures → families of near-copies: one wire story printed in many papers."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from hashlib import blake2b

import numpy as np

_WORD = re.compile(r"\w+")
_SHINGLE = 4
"""Words of a shingle."""
HASHES = 64
"""Minima in a signature: the estimate of a resemblance of 0.7 is off by 0.06 in two cases of three."""
_ROWS = 4
"""Minima that must agree for two texts to be compared: two that share 0.7 of their shingles are, in 99 cases of 100."""
ALIKE = 0.6
"""Share of minima in which near-copies agree: an agency's story with a new opening, or cut by a third."""
_PRIME = (1 << 31) - 1
_RANDOM = np.random.Generator(np.random.PCG64(20230116)).integers(1, _PRIME, size=(2, HASHES), dtype=np.uint64)
"""The hash functions; their seed is part of the format of signatures."""


def signature(text: str) -> bytes:
    """The text's MinHash: `HASHES` minima of four bytes each; empty for a text without words.

    Upper case, punctuation and white space do not count.
    """
    words = _WORD.findall(text.lower())
    if not words:
        return b""
    last = max(1, len(words) - _SHINGLE + 1)
    shingles = {" ".join(words[at : at + _SHINGLE]) for at in range(last)}
    hashed = np.array(sorted(_hash(shingle) for shingle in shingles), dtype=np.uint64)
    minima = ((_RANDOM[0][:, None] * hashed[None, :] + _RANDOM[1][:, None]) % _PRIME).min(axis=1)
    return bytes(minima.astype("<u4").tobytes())


def _hash(shingle: str) -> int:
    return int.from_bytes(blake2b(shingle.encode(), digest_size=4).digest(), "little") % _PRIME


def families(signatures: Mapping[str, bytes]) -> dict[str, str]:
    """Each document with the first document of its family, which is itself where nothing resembles it.

    Args:
        signatures: Those of the documents, in the order of the corpus.
    """
    documents = list(signatures)
    parents = list(range(len(documents)))
    for first, *others in _buckets(list(signatures.values())).values():
        for other in others:
            if resemblance(signatures[documents[first]], signatures[documents[other]]) >= ALIKE:
                one, two = sorted((_root(parents, first), _root(parents, other)))
                parents[two] = one
    return {document: documents[_root(parents, number)] for number, document in enumerate(documents)}


def resemblance(one: bytes, other: bytes) -> float:
    """The share of shingles that two texts have in common, as their signatures estimate it, in [0, 1]."""
    if not one or not other:
        return 0.0
    return float(np.mean(np.frombuffer(one, dtype="<u4") == np.frombuffer(other, dtype="<u4")))


def _buckets(signatures: Sequence[bytes]) -> dict[tuple[int, bytes], list[int]]:
    """The indices of the documents that agree in some run of minima."""
    buckets: dict[tuple[int, bytes], list[int]] = defaultdict(list)
    step = 4 * _ROWS
    for number, whole in enumerate(signatures):
        for at in range(0, len(whole), step):
            buckets[at, whole[at : at + step]].append(number)
    return buckets


def _root(parents: list[int], number: int) -> int:
    while parents[number] != number:
        parents[number] = parents[parents[number]]
        number = parents[number]
    return number
