# Page not found

There is no such page in this paper. Start again at [the paper](index.md) or at [how to reproduce it](reproduce.md).
