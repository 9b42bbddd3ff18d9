"""Makes the small files of documents in src/test/resources/monosema/io/parquet.

    python src/test/python/parquet_files.py

Python 3.11.7, pyarrow 26.0.1, datasets 5.2.0, zstandard 0.25.0. Two runs write the same bytes.
"""
import gzip
import pathlib

import pyarrow as pa
import pyarrow.parquet as pq
import zstandard
from datasets import Dataset, Features, List, Value

FOLDER = pathlib.Path(__file__).parents[1] / "resources" / "monosema" / "io" / "parquet"
ROWS = 60


def text(i):
    """Documents of 0 to 11 sentences, so one in twelve is empty; beyond ASCII, beyond the first plane, two lines."""
    return "".join(f"Lily n\u00ba{i} saw {s} \U0001f98a.\n" for s in range(i % 12))


def ids(i):
    """Lists of 0 to 8 numbers."""
    return [(i * 1000 + k) % 50257 for k in range(i % 9)]


def write(name, column, values, row_group_size=25, **options):
    table = pa.table({"index": pa.array(range(len(values)), pa.int32()), column: values})
    pq.write_table(table, FOLDER / name, row_group_size=row_group_size, **options)


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    texts = pa.array([text(i) for i in range(ROWS)])
    for codec in ["none", "snappy", "zstd", "gzip", "lz4", "brotli"]:
        write(f"text-{codec}.parquet", "text", texts, compression=codec, use_dictionary=False)
    write("text-large.parquet", "text", texts.cast(pa.large_string()))
    write("text-pages.parquet", "text", texts, data_page_size=100, write_batch_size=3, write_page_checksum=True)
    write("text-v2.parquet", "text", texts, data_page_version="2.0", compression="zstd", write_batch_size=7,
          data_page_size=300)
    write("text-v2-plain.parquet", "text", texts, data_page_version="2.0", compression="none")
    for encoding in ["DELTA_LENGTH_BYTE_ARRAY", "DELTA_BYTE_ARRAY"]:
        write(f"text-{encoding.lower().replace('_', '-')}.parquet", "text", texts, use_dictionary=False,
              column_encoding={"text": encoding})
    write("text-dictionary.parquet", "text", pa.array([text(i % 5) for i in range(ROWS)]), use_dictionary=True)
    write("text-nulls.parquet", "text", pa.array([None if i % 3 == 0 else text(i) for i in range(ROWS)]))
    write("text-required.parquet", "text", texts)
    schema = pa.schema([pa.field("index", pa.int32()), pa.field("text", pa.string(), nullable=False)])
    table = pa.table({"index": pa.array(range(ROWS), pa.int32()), "text": texts}).cast(schema)
    pq.write_table(table, FOLDER / "text-required.parquet", row_group_size=25)
    write("text-empty.parquet", "text", pa.array([], pa.string()))
    latin1 = pa.array([text(1).encode(), "caf\u00e9".encode("latin-1")], pa.binary())
    write("text-latin1.parquet", "text", pa.StringArray.from_buffers(2, *latin1.buffers()[1:]))

    lists = [ids(i) for i in range(ROWS)]
    for item in ["int32", "int64", "uint16"]:
        write(f"ids-{item}.parquet", "input_ids", pa.array(lists, pa.list_(pa.type_for_alias(item))))
    write("ids-large.parquet", "input_ids", pa.array(lists, pa.large_list(pa.int64())), data_page_size=64,
          write_batch_size=4)
    write("ids-delta.parquet", "input_ids", pa.array(lists, pa.list_(pa.int32())), use_dictionary=False,
          data_page_version="2.0", column_encoding={"input_ids.list.element": "DELTA_BINARY_PACKED"})
    write("ids-legacy.parquet", "input_ids", pa.array(lists, pa.list_(pa.int32())), use_compliant_nested_type=False)
    fixed = [[i * 10 + k for k in range(8)] for i in range(ROWS)]
    write("ids-fixed.parquet", "input_ids", pa.array(fixed, pa.list_(pa.int32(), 8)))
    write("ids-nulls.parquet", "input_ids",
          pa.array([None if i % 3 == 0 else ids(i) for i in range(ROWS)], pa.list_(pa.int32())))
    write("ids-null-number.parquet", "input_ids", pa.array([[1, 2], [3, None]], pa.list_(pa.int32())))
    write("ids-negative.parquet", "input_ids", pa.array([[1, 2], [3, -100]], pa.list_(pa.int64())))
    write("ids-beyond.parquet", "input_ids", pa.array([[1, 2], [3], [1 << 31]], pa.list_(pa.int64())))

    pq.write_table(pa.table({
        "story": pa.array(["a"]),
        "score": pa.array([0.5]),
        "when": pa.array([0], pa.timestamp("us")),
        "blob": pa.array([b"x"]),
        "day": pa.array([[0]], pa.list_(pa.date32())),
        "words": pa.array([["a", "b"]]),
        "nested": pa.array([[[1]]]),
        "meta": pa.array([{"text": "x", "length": 1}]),
        "count": pa.array([1]),
    }), FOLDER / "types.parquet")

    data = Dataset.from_dict({"text": texts.to_pylist(), "input_ids": lists},
                             features=Features({"text": Value("string"), "input_ids": List(Value("int32"))}))
    data.to_parquet(str(FOLDER / "datasets.parquet"))

    lines = "".join(f"Story {i}.\n<|endoftext|>\n" for i in range(100)).encode()
    compress = zstandard.ZstdCompressor(level=3).compress
    (FOLDER.parent / "stories.txt.zst").write_bytes(compress(lines[:500]) + compress(lines[500:]))
    half = gzip.compress(lines[:500], mtime=0), gzip.compress(lines[500:], mtime=0)
    (FOLDER.parent / "stories.txt.gz").write_bytes(b"".join(half))


if __name__ == "__main__":
    main()
