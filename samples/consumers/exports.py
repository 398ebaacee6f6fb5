"""Reads what emit.exports wrote as the trainers do, by readers of its own; see check.sh.

check(dataset) compares every export of a dataset directory with its manifest and returns what it
read, as lines; it raises ValueError where a trainer would be misled. Needs numpy; crc32c where it
is installed (without it, checksums are computed here, slowly).
"""

import json
import os
import struct

import numpy

try:
    from crc32c import crc32c
except ImportError:
    _TABLE = []
    for _byte in range(256):
        for _ in range(8):
            _byte = _byte >> 1 ^ (0x82F63B78 if _byte & 1 else 0)
        _TABLE.append(_byte)

    def crc32c(data):
        crc = 0xFFFFFFFF
        for byte in data:
            crc = _TABLE[(crc ^ byte) & 0xFF] ^ crc >> 8
        return crc ^ 0xFFFFFFFF


def expect(holds, message):
    if not holds:
        raise ValueError(message)


# Megatron-LM: the layout of megatron/core/datasets/indexed_dataset.py.

MEGATRON_TYPES = {1: "u1", 2: "i1", 3: "<i2", 4: "<i4", 5: "<i8", 6: "<f8", 7: "<f4", 8: "<u2"}


def read_megatron(prefix):
    """The sequences of a data set, as arrays, checked as IndexedDataset checks them."""
    with open(prefix + ".idx", "rb") as file:
        index = file.read()
    expect(index[:9] == b"MMIDIDX\0\0", prefix + ": no index of Megatron's")
    version, code, sequences, documents = struct.unpack_from("<QBQQ", index, 9)
    expect(version == 1, prefix + ": version")
    lengths = numpy.frombuffer(index, "<i4", sequences, 34)
    offsets = numpy.frombuffer(index, "<i8", sequences, 34 + 4 * sequences)
    starts = numpy.frombuffer(index, "<i8", documents, 34 + 12 * sequences)
    expect(len(index) == 34 + 12 * sequences + 8 * documents, prefix + ": size of the index")
    expect(starts[0] == 0 and starts[-1] == sequences, prefix + ": document indices")
    expect((numpy.diff(starts) == 1).all(), prefix + ": a document is not one sequence")
    dtype = numpy.dtype(MEGATRON_TYPES[code])
    ids = numpy.memmap(prefix + ".bin", dtype=dtype, mode="r")
    expect(int(lengths.sum(dtype="i8")) == len(ids), prefix + ": ids and lengths")
    expect((lengths > 0).all(), prefix + ": an empty sequence")
    return [
        ids[offset // dtype.itemsize : offset // dtype.itemsize + length]
        for offset, length in zip(offsets, lengths)
    ]


def check_megatron(directory, files, tokenizer):
    size = int(tokenizer["vocabulary_size"])
    rows = 0
    for name in (name for name in files if name.endswith(".idx")):
        sequences = read_megatron(os.path.join(directory, name[: -len(".idx")]))
        check_documents(sequences, tokenizer, name)
        wide = sequences[0].dtype.itemsize
        expect(wide == (2 if size < 65500 else 4), name + ": width of ids")
        rows += len(sequences)
    return rows


def check_documents(documents, tokenizer, name):
    """Each ends with the token that ends a document, which is nowhere else in it."""
    end = int(tokenizer["end_of_text"])
    size = int(tokenizer["vocabulary_size"])
    for ids in documents:
        ids = numpy.asarray(ids)
        expect(len(ids) > 1 and ids[-1] == end, name + ": a document does not end")
        expect((ids[:-1] != end).all(), name + ": a document ends twice")
        expect((ids < size).all(), name + ": an id outside of the vocabulary")


# nanoGPT: train.py reads np.memmap(..., dtype=np.uint16).


def read_nanogpt(path, end):
    """The documents of a file, told by the id that ends each."""
    ids = numpy.memmap(path, dtype=numpy.uint16, mode="r")
    ends = numpy.flatnonzero(ids == end)
    expect(len(ends) and ends[-1] == len(ids) - 1, path + ": does not end with a document")
    return numpy.split(numpy.asarray(ids), ends[:-1] + 1)


def check_nanogpt(directory, files, tokenizer):
    rows = 0
    for name in files:
        documents = read_nanogpt(os.path.join(directory, name), int(tokenizer["end_of_text"]))
        check_documents(documents, tokenizer, name)
        rows += len(documents)
    return rows


# TFRecord: tensorflow/core/lib/io/record_reader.cc; tf.train.Example by its .proto files.


def masked_crc(data):
    crc = crc32c(data)
    return ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF


def read_records(path):
    with open(path, "rb") as file:
        while head := file.read(12):
            length, crc = struct.unpack("<QI", head)
            expect(crc == masked_crc(head[:8]), path + ": checksum of a length")
            data, tail = file.read(length), file.read(4)
            expect(len(data) == length and len(tail) == 4, path + ": cut off")
            expect(struct.unpack("<I", tail)[0] == masked_crc(data), path + ": checksum of a record")
            yield data


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, at


def fields(data):
    """The fields of a message that all have a length."""
    at = 0
    while at < len(data):
        key, at = varint(data, at)
        expect(key & 7 == 2, "a field without a length")
        length, at = varint(data, at)
        yield key >> 3, data[at : at + length]
        at += length


def int64s(packed):
    at = 0
    while at < len(packed):
        value, at = varint(packed, at)
        yield value - (1 << 64) if value >> 63 else value


def read_example(data):
    """The features of a tf.train.Example, by name."""
    features = {}
    for _, features_data in fields(data):
        for _, entry in fields(features_data):
            parts = dict(fields(entry))
            ((kind, values),) = fields(parts[2])
            expect(kind in (1, 3), "a feature that is neither bytes nor int64")
            values = [value for _, value in fields(values)]
            if kind == 3:
                values = [number for packed in values for number in int64s(packed)]
            features[parts[1].decode()] = values
    return features


def check_tfrecord(directory, files, tokenizer):
    rows = 0
    for name in files:
        for data in read_records(os.path.join(directory, name)):
            row = read_example(data)
            expect(len(row["id"]) == 1, name + ": a row without id")
            if "input_ids" in row and "labels" in row:
                ids, labels = row["input_ids"], row["labels"]
                expect(len(ids) == len(labels), name + ": labels are not as long as input_ids")
                expect(max(ids) < int(tokenizer["vocabulary_size"]), name + ": an id too large")
                expect(any(label != -100 for label in labels), name + ": nothing is trained on")
                expect(
                    all(label in (-100, id) for id, label in zip(ids, labels)),
                    name + ": a label is another token's",
                )
            else:
                row["text"][0].decode()
            rows += 1
    return rows


# OpenAI: the checks of its fine-tuning guide and cookbook.

OPENAI_KEYS = {"role", "content", "weight"}


def check_openai(directory, files, tokenizer):
    rows = 0
    for name in files:
        with open(os.path.join(directory, name), encoding="utf-8") as file:
            for line in file:
                row = json.loads(line)
                if set(row) == {"input", "preferred_output", "non_preferred_output"}:
                    check_openai_messages(row["input"]["messages"], name)
                    for key in ("preferred_output", "non_preferred_output"):
                        roles = [message["role"] for message in row[key]]
                        expect(roles == ["assistant"], name + ": " + key)
                else:
                    expect(set(row) == {"messages"}, name + ": keys of a row")
                    messages = row["messages"]
                    check_openai_messages(messages, name)
                    replies = [m for m in messages if m["role"] == "assistant"]
                    expect(messages[-1] in replies, name + ": does not end with a reply")
                    trained = [m for m in replies if m.get("weight", 1) == 1]
                    expect(trained, name + ": nothing is trained on")
                rows += 1
    return rows


def check_openai_messages(messages, name):
    expect(messages, name + ": no messages")
    for message in messages:
        expect(set(message) <= OPENAI_KEYS, name + ": keys of a message")
        expect(message["role"] in ("system", "user", "assistant"), name + ": a role")
        expect(isinstance(message["content"], str) and message["content"], name + ": no content")
        if "weight" in message:
            expect(message["role"] == "assistant", name + ": a weight of another role")
            expect(message["weight"] in (0, 1), name + ": a weight")


# LLaMA-Factory: SharegptDatasetConverter of src/llamafactory/data/converter.py.


def check_llama_factory(directory, files, tokenizer):
    """The rows of one view; every row that LLaMA-Factory would skip is an error."""
    root, view = os.path.split(directory)
    with open(os.path.join(root, "dataset_info.json"), encoding="utf-8") as file:
        info = json.load(file)
    rows = 0
    for split in sorted({name.split("/")[0] for name in files}):
        entry = info[f"{view}_{split}"]
        columns, tags = entry["columns"], entry["tags"]
        folder = os.path.join(root, entry["file_name"])
        listed = sorted(name for name in files if name.split("/")[0] == split)
        found = sorted(f"{split}/{name}" for name in os.listdir(folder))
        expect(found == listed, folder + ": LLaMA-Factory reads every file of a directory")
        for name in listed:
            with open(os.path.join(directory, name), encoding="utf-8") as file:
                for line in file:
                    check_llama_factory_row(json.loads(line), entry, columns, tags, name)
                    rows += 1
    return rows


def check_llama_factory_row(row, entry, columns, tags, name):
    messages = row[columns["messages"]]
    role, content = tags["role_tag"], tags["content_tag"]
    if messages and messages[0][role] == tags["system_tag"]:
        messages = messages[1:]
    for i, message in enumerate(messages):
        accepted = tags["assistant_tag"] if i % 2 else tags["user_tag"]
        expect(message[role] == accepted, name + ": a row that would be skipped")
        expect(message[content], name + ": an empty message")
    ranking = entry.get("ranking", False)
    expect(messages and len(messages) % 2 == (1 if ranking else 0), name + ": number of messages")
    if ranking:
        for key in ("chosen", "rejected"):
            expect(row[columns[key]][role] == tags["assistant_tag"], name + ": role of " + key)
        expect(row[columns["chosen"]] != row[columns["rejected"]], name + ": nothing to prefer")
    if "kto_tag" in columns:
        expect(isinstance(row[columns["kto_tag"]], bool), name + ": label")


CHECKS = {
    "megatron": check_megatron,
    "nanogpt": check_nanogpt,
    "tfrecord": check_tfrecord,
    "openai": check_openai,
    "llama-factory": check_llama_factory,
}


def check(dataset):
    """Reads every export of a dataset; a line each."""
    with open(os.path.join(dataset, "manifest.json"), encoding="utf-8") as file:
        manifest = json.load(file)
    lines = []
    for format, views in manifest.get("exports", {}).items():
        for view, export in views.items():
            prefix = f"{format}/{view}/"
            files = [
                entry["path"][len(prefix) :]
                for entry in manifest["files"]
                if entry["path"].startswith(prefix)
            ]
            directory = os.path.join(dataset, format, view)
            rows = CHECKS[format](directory, files, manifest["tokenizer"])
            expected = sum(split["rows"] for split in export["splits"].values())
            expect(rows == expected, f"{prefix}: {rows} rows, the manifest has {expected}")
            lines.append(f"{format} {view}: {rows} rows in {len(files)} files")
    return lines


if __name__ == "__main__":
    import sys

    for argument in sys.argv[1:]:
        for line in check(argument):
            print(f"{argument}: {line}")
