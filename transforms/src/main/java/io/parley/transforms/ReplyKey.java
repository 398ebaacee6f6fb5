package io.parley.transforms;

import io.parley.schemas.Fingerprint;

/**
 * A candidate reply by what is said in it and above it, whatever the case and white space. Equal
 * words give equal hashes.
 *
 * @param turn its index
 * @param answers the index of the turn it answers
 * @param pair of the reply and all turns above it
 * @param prompt of all turns above it
 * @param exchange of the reply and the turn it answers
 * @param response of the reply alone
 */
public record ReplyKey(
    int turn,
    int answers,
    Fingerprint pair,
    Fingerprint prompt,
    Fingerprint exchange,
    Fingerprint response) {}
