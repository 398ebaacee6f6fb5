"""Writes the Parquet files of ParquetFileTest with pyarrow 26.0.1: python golden.py."""

import pyarrow as pa
import pyarrow.parquet as pq

ROWS = 300
messages = pa.list_(pa.struct([("role", pa.string()), ("content", pa.string())]))
schema = pa.schema(
    [
        ("id", pa.int64()),
        ("question", pa.string()),
        ("choices", pa.struct([("text", pa.list_(pa.string())), ("label", pa.list_(pa.string()))])),
        ("messages", messages),
        ("nested", pa.list_(pa.list_(pa.int32()))),
        ("key", pa.binary(16)),
        ("raw", pa.binary()),
        ("score", pa.float32()),
        ("right", pa.bool_()),
        ("kind", pa.dictionary(pa.int32(), pa.string())),
        ("a.b", pa.string()),
    ]
)


def row(i):
    return {
        "id": i,
        "question": None if i % 7 == 3 else f"Frage {i}: 为什么 \U0001f600?",
        "choices": None if i % 11 == 5 else {"text": [f"t{i}", None][: i % 3], "label": ["A", "B"][: i % 3]},
        "messages": [{"role": "user", "content": f"c{i}.{k}"} for k in range(i % 4)],
        "nested": [[i, None], []] if i % 2 else None,
        "key": i.to_bytes(16, "big"),
        "raw": b"\x00\xff" * (i % 3),
        "score": i / 2,
        "right": i % 2 == 0,
        "kind": "odd" if i % 2 else "even",
        "a.b": "dotted",
    }


table = pa.Table.from_pylist([row(i) for i in range(ROWS)], schema)
pq.write_table(table.slice(0, 3), "brotli.parquet", compression="brotli")
for name in ["none", "snappy", "gzip", "zstd", "lz4"]:
    pq.write_table(table, f"{name}.parquet", compression=name, row_group_size=128)
pq.write_table(
    table,
    "pages2.parquet",
    compression="snappy",
    data_page_version="2.0",
    data_page_size=256,
    write_page_checksum=True,
    use_dictionary=["kind"],
    column_encoding={"id": "DELTA_BINARY_PACKED", "question": "DELTA_BYTE_ARRAY", "raw": "DELTA_LENGTH_BYTE_ARRAY"},
)
pq.write_table(table, "old_lists.parquet", use_compliant_nested_type=False, compression="snappy")
