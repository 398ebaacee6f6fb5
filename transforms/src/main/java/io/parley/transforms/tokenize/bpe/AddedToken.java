package io.parley.transforms.tokenize.bpe;

/**
 * A token beside the model's own, found in text as it stands.
 *
 * @param special whether it controls the model, by what the file says
 */
record AddedToken(int id, String content, boolean special) {}
