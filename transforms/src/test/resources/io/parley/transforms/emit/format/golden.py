"""Writes golden.txt for ExportGoldenTest with other people's writers: python golden.py > golden.txt.

megatron-core 0.16.1 (IndexedDatasetBuilder), numpy 2.4.6, protobuf 7.36.2, and tfrecord 1.14.6 for
the messages of tf.train.Example and crc32c 2.9 for its checksums. torch is needed for tensors only.
"""

import struct
import tempfile

import crc32c
import numpy
import torch
from megatron.core.datasets.indexed_dataset import DType, IndexedDatasetBuilder
from tfrecord.example_pb2 import Example

TEXTS = ["ab", "好", "a\nb é"]


def ids(text):
    """A document as the test's tokenizer has it: code points, and 0 for its end."""
    return [ord(c) for c in text] + [0]


def megatron(vocabulary_size):
    with tempfile.TemporaryDirectory() as directory:
        prefix = directory + "/x"
        builder = IndexedDatasetBuilder(prefix + ".bin", dtype=DType.optimal_dtype(vocabulary_size))
        for text in TEXTS:
            builder.add_item(torch.tensor(ids(text)))
            builder.end_document()
        builder.finalize(prefix + ".idx")
        return {end: open(prefix + end, "rb").read() for end in (".bin", ".idx")}


def nanogpt():
    return numpy.concatenate([numpy.array(ids(text), dtype=numpy.uint16) for text in TEXTS]).tobytes()


def masked(data):
    crc = crc32c.crc32c(data)
    return struct.pack("<I", (((crc >> 15) | (crc << 17)) + 0xA282EAD8) & 0xFFFFFFFF)


def tfrecord(rows):
    out = b""
    for row in rows:
        example = Example()
        for name, values in row.items():
            feature = example.features.feature[name]
            if name in ("input_ids", "labels"):
                feature.int64_list.value.extend(values)
            else:
                feature.bytes_list.SetInParent()
                feature.bytes_list.value.extend(value.encode() for value in values)
        data = example.SerializeToString(deterministic=True)
        length = struct.pack("<Q", len(data))
        out += length + masked(length) + data + masked(data)
    return out


def row(i, input_ids, labels, posts, license):
    return {
        "id": [f"r{i}"],
        "input_ids": input_ids,
        "labels": labels,
        "conversation": ["c"],
        "posts": posts,
        "language": ["en"],
        "source": ["s\u00e9"],
        "license": license,
        "signals": [],
    }


ROWS = [
    row(0, [1, 300, 200265], [-100, 300, 200265], ["p1", "\U0001f600"], []),
    row(1, list(range(200)), [-100] * 199 + [199], ["p3"], ["CC0-1.0"]),
]

for name, data in [
    *[(f"megatron-50257{end}", data) for end, data in megatron(50257).items()],
    *[(f"megatron-65499{end}", data) for end, data in megatron(65499).items()],
    *[(f"megatron-65500{end}", data) for end, data in megatron(65500).items()],
    ("nanogpt.bin", nanogpt()),
    ("tokens.tfrecord", tfrecord(ROWS)),
]:
    print(name, data.hex())
