"""Makes the small files of tensors in src/test/resources/monosema/io, and prints what PyTorch reads from them.

    python src/test/python/tensor_files.py

Python 3.11.7, PyTorch 2.15.0, safetensors 0.8.0, NumPy 2.4.6. Two runs write the same bytes, but for
legacy.pt and script.pt, which hold addresses.
"""
import pathlib
import zipfile
import zlib
from collections import OrderedDict

import numpy as np
import torch
from safetensors.torch import save_file

FOLDER = pathlib.Path(__file__).parents[1] / "resources" / "monosema" / "io"


def every_dtype():
    """The same eight numbers in each dtype that can hold them."""
    numbers = [0.0, 1.0, -2.5, 65504.0, 1e-7, 0.1, float("inf"), float("-inf")]
    whole = [0, 1, -1, 127, -128, 100, 7, 3]
    return {
        "f64": torch.tensor(numbers, dtype=torch.float64),
        "f32": torch.tensor(numbers, dtype=torch.float32),
        "f16": torch.tensor(numbers, dtype=torch.float16),
        "bf16": torch.tensor(numbers, dtype=torch.bfloat16),
        "i64": torch.tensor(whole, dtype=torch.int64) * (1 << 55),
        "i32": torch.tensor(whole, dtype=torch.int32) * (1 << 23),
        "i16": torch.tensor(whole, dtype=torch.int16) * (1 << 7),
        "i8": torch.tensor(whole, dtype=torch.int8),
        "u8": torch.tensor(whole, dtype=torch.int8).view(torch.uint8),
        "bool": torch.tensor(whole) > 0,
        "c64": torch.tensor([1 + 2j, -1j], dtype=torch.complex64),
    }


def views():
    """What a state dict may hold beside plain matrices."""
    grid = torch.arange(24, dtype=torch.float32).reshape(2, 3, 4)
    matrix = torch.arange(6, dtype=torch.float32).reshape(2, 3) / 4
    state = OrderedDict()
    state["plain"] = matrix
    state["tied"] = matrix
    state["transposed"] = matrix.T
    state["middle"] = grid[:, 1, 1:3]
    state["every_other"] = grid[1, 2, ::2]
    state["permuted"] = grid.permute(2, 0, 1)
    state["tail"] = grid[1]
    state["scalar"] = torch.tensor(7.0)
    state["empty"] = torch.empty(0, 4)
    state["parameter"] = torch.nn.Parameter(torch.tensor([[0.5], [-0.5]]))
    state["count"] = torch.tensor(32)
    state["name \u00e9\n"] = torch.tensor([1.0])
    state._metadata = OrderedDict({"": {"version": 1}})
    return state


def swapped(source, target):
    """The file as a big-endian machine would write it."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            name = entry.filename.split("/", 1)[1]
            if name == "byteorder":
                data = b"big"
            elif name.startswith("data/"):
                data = np.frombuffer(data, dtype="<f4").astype(">f4").tobytes()
            new.writestr(zipfile.ZipInfo(entry.filename), data)


save_file(every_dtype(), FOLDER / "dtypes.safetensors")
torch.save(every_dtype(), FOLDER / "dtypes.pt")
torch.save(views(), FOLDER / "views.pt")
model = torch.nn.Linear(2, 1)
with torch.no_grad():
    model.weight.copy_(torch.tensor([[0.25, -3.0]]))
    model.bias.fill_(1.5)
optimizer = torch.optim.Adam(model.parameters())
model(torch.ones(1, 2)).sum().backward()
checkpoint = {
    "step": 3,
    "config": {"d_in": 2, "rates": [1e-3, None, True], "size": torch.Size([2, 1])},
    "model": {name: value.detach().clone() for name, value in model.state_dict().items()},
    "optimizer": {},
}
optimizer.step()
checkpoint["optimizer"] = optimizer.state_dict()
torch.save(checkpoint, FOLDER / "checkpoint.pt")
torch.save({"ema": model.state_dict(), "model": model.state_dict()}, FOLDER / "two.pt")
plain = {"w": torch.tensor([[1.5, -2.0], [0.25, 1e-3]])}
torch.save(plain, FOLDER / "legacy.pt", _use_new_zipfile_serialization=False)
torch.save(plain, FOLDER / "plain.pt")
swapped(FOLDER / "plain.pt", FOLDER / "big-endian.pt")
torch.save({"w": torch.zeros(1).expand(1000)}, FOLDER / "expanded.pt")
torch.save(plain, FOLDER / "protocol4.pt", pickle_protocol=4)
torch.save(model, FOLDER / "module.pt")
torch.save({"w": plain["w"].to_sparse()}, FOLDER / "sparse.pt")
torch.jit.save(torch.jit.script(model), FOLDER / "script.pt")

assert torch.equal(torch.load(FOLDER / "big-endian.pt")["w"], plain["w"])
for file in ("dtypes.pt", "views.pt", "checkpoint.pt"):
    print(file)
    for name, value in torch.load(FOLDER / file).items():
        if isinstance(value, torch.Tensor):
            print(" ", repr(name), value.dtype, tuple(value.shape), value.stride(), value.tolist())
        else:
            print(" ", repr(name), value)
half = np.arange(65536, dtype=np.uint16).view(np.float16).astype("<f4")
half[np.isnan(half)] = np.nan
brain = torch.arange(-32768, 32768, dtype=torch.int16).view(torch.bfloat16).float().numpy()
print("crc32 of all float16, NaN as 0x7fc00000: %08x" % zlib.crc32(half.tobytes()))
print("crc32 of all bfloat16 from int16 -32768 on: %08x" % zlib.crc32(brain.tobytes()))
