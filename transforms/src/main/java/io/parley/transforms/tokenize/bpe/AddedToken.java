package io.parley.transforms.tokenize.bpe;

/** A token beside the model's own, by its name. */
record AddedToken(int id, String content) {}
