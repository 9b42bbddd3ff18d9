"""Makes the tokenizers of this folder and what other people's code makes of some texts with them: see README.md."""
import json
import os
import struct
import subprocess
import sys

import sentencepiece
import tiktoken
from sentencepiece import sentencepiece_model_pb2
from tiktoken.load import data_gym_to_mergeable_bpe_ranks
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

DATA, RUN_C = sys.argv[1], sys.argv[2]
HERE = os.path.dirname(os.path.abspath(__file__))
LINES = open(os.path.join(HERE, "text.txt"), encoding="utf-8").read().splitlines(keepends=True)

TEXTS = [
    "", " ", "  ", "\n", "\t\r\n", "a", " a", "a ", "  a  b  ", "The hen waited.", "the frog's song",
    "they'll they'd they're I'm we've it's isn't IT'S can''t '' 'll", "THE HEN, HENCEFORTH", "henhouse frogspawn millpond",
    "x" * 70, "ha" * 40, " " * 33 + "x", "word" + "\n" * 9 + "word", "\n \n \n", "tab\tand\vform\ffeed\r\rend",
    "0123456789 3.14159 1,000,000 1e-5 0x1F 7th", "!?!? ... --- ((())) {}[]<> @#$%^&*", "snake_case camelCase kebab-case",
    "<|endoftext|>", "before<|endoftext|>after", "<s> </s> <unk> <0x41> <0x0A>", "[CLS] [SEP] ##ing",
    "caf\u00e9 cafe\u0301 na\u00efve \u212b \ufb01sh \u00bd", "\u00a0no\u2003break\u2028line\u2029par\u0085next\u3000wide",
    "\u200bzero\u200dwidth\ufeffmark\u00ad", "\u2581mark\u2581\u2581marks \u2581", "\u0120\u010a\u00c4\u00a0 letters for bytes",
    "\u0000nul\u0001\u001f\u007f\u0080\u009f", "\u042f \u043d\u0435 \u0437\u043d\u0430\u044e", "\u4e00\u4e8c\u4e09 \u96e8",
    "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627", "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35", "\uac00\u1100\u1161",
    "\U0001f600 \U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f1eb\U0001f1f7 \U0001f44d\U0001f3fd", "\U00010348\U0001d4d0\U000e0041\U0010ffff",
    "\ufffd\uffff\ufdd0", "\u2019smart\u2019 \u201cquotes\u201d \u2014 \u2026", "\u0661\u0662\u0663 \u2167 \u00b2 \u2460", "\u0130I\u0131i \u00df \u01c5",
    "a\u0300\u0301\u0302\u0303b", "one two  three   four    five", "She said: \"go!\" and he went; home?",
]


def gpt2():
    """tiktoken over OpenAI's two files."""
    folder = os.path.join(DATA, "gpt2_tokenizer")
    ranks = data_gym_to_mergeable_bpe_ranks(os.path.join(folder, "vocab.bpe"), os.path.join(folder, "encoder.json"))
    cut = r"""'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"""
    return tiktoken.Encoding("gpt2", pat_str=cut, mergeable_ranks=ranks, special_tokens={"<|endoftext|>": 50256}).encode_ordinary


def byte_level():
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(vocab_size=384, special_tokens=["<|endoftext|>"], show_progress=False,
                                  initial_alphabet=pre_tokenizers.ByteLevel.alphabet())
    tokenizer.train_from_iterator(LINES, trainer)
    # Of the shape that GPT-2's own files have, for the reader of vocab.json and merges.txt.
    tokenizer.model.save(HERE, "byte-level")
    return saved(tokenizer, "byte-level")


def chars_map():
    """A compiled normalisation table of two rules: \u212b to A, \u00bd to 1/2."""
    with open("/tmp/rules.tsv", "w") as file:
        file.write("212B\t41\nBD\t31 2F 32\n")
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(LINES), model_prefix="/tmp/rules", model_type="char", vocab_size=64, character_coverage=1.0,
        normalization_rule_tsv="/tmp/rules.tsv", minloglevel=2)
    model = sentencepiece_model_pb2.ModelProto()
    model.ParseFromString(open("/tmp/rules.model", "rb").read())
    return model.normalizer_spec.precompiled_charsmap


def unigram():
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence([normalizers.Precompiled(chars_map()), normalizers.NFC()])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    trainer = trainers.UnigramTrainer(vocab_size=128, special_tokens=["<unk>", "<s>", "</s>"], unk_token="<unk>",
                                      show_progress=False, initial_alphabet=[])
    tokenizer.train_from_iterator(LINES, trainer)
    return saved(tokenizer, "unigram")


def word_piece():
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    trainer = trainers.WordPieceTrainer(vocab_size=160, special_tokens=["[UNK]", "[CLS]", "[SEP]"], show_progress=False)
    tokenizer.train_from_iterator(LINES, trainer)
    return saved(tokenizer, "word-piece")


def saved(tokenizer, name):
    folder = os.path.join(HERE, name)
    os.makedirs(folder, exist_ok=True)
    tokenizer.save(os.path.join(folder, "tokenizer.json"))
    return lambda text: tokenizer.encode(text, add_special_tokens=False).ids


def llama2c():
    """A sentencepiece model written as llama2.c's tokenizer.py writes it; the ids are run.c's own."""
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([line.rstrip("\n") for line in LINES]), model_prefix="/tmp/hen", model_type="bpe",
        vocab_size=400, byte_fallback=True, normalization_rule_name="identity", remove_extra_whitespaces=False,
        character_coverage=1.0, minloglevel=2)
    processor = sentencepiece.SentencePieceProcessor(model_file="/tmp/hen.model")
    path = os.path.join(HERE, "tok400.bin")
    pieces = [processor.id_to_piece(i) for i in range(processor.get_piece_size())]
    pieces[1], pieces[2] = "\n<s>\n", "\n</s>\n"
    pieces = [piece.replace("\u2581", " ").encode() for piece in pieces]
    with open(path, "wb") as file:
        file.write(struct.pack("<I", max(map(len, pieces))))
        for i, piece in enumerate(pieces):
            file.write(struct.pack("<fI", processor.get_score(i), len(piece)) + piece)
    return lambda text: run_c(path, len(pieces), text)


def run_c(path, size, text):
    """RUN_C TOKENIZER SIZE prints the ids of its standard input; C strings end at U+0000."""
    if "\0" in text:
        return None
    return list(map(int, subprocess.run([RUN_C, path, str(size)], input=text.encode(), capture_output=True, check=True).stdout.split()))


if __name__ == "__main__":
    encoders = {"gpt2": gpt2(), "byteLevel": byte_level(), "unigram": unigram(), "wordPiece": word_piece(), "llama2c": llama2c()}
    tok512 = os.path.join(DATA, "hub/karpathy/tinyllamas/resolve/main/stories260K/tok512.bin")
    encoders["stories260K"] = lambda text: run_c(tok512, 512, text)
    rows = [dict(text=text, **{name: encode(text) for name, encode in encoders.items()}) for text in TEXTS]
    with open(os.path.join(HERE, "references.json"), "w", encoding="utf-8") as file:
        file.write("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n")
