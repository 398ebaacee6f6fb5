package io.parley.transforms.tokenize.bpe;

import java.util.Arrays;

/**
 * Finds the longest token that a text starts with: a double array, in which the children of a node
 * lie at its base plus their byte, each with its parent's place as proof.
 */
final class TokenTrie {
  static final int NONE = -1;

  private static final int ROOT = 0;
  private static final int FREE = -1;
  private static final int NO_PARENT = -2;

  // Of each node three numbers, side by side in memory.
  private static final int BASE = 0;
  private static final int PARENT = 1;
  private static final int TOKEN = 2;
  private static final int WIDTH = 3;

  private int[] nodes = new int[WIDTH << 14];

  /** No place before this one is free. */
  private int firstFree = 1;

  /** The longest other token that a token starts with, by id. */
  private final int[] shorter;

  /**
   * @param members which ids are in it
   */
  TokenTrie(TokenBytes tokens, int[] members) {
    Arrays.fill(nodes, FREE);
    nodes[ROOT + BASE] = 0;
    nodes[ROOT + PARENT] = NO_PARENT;
    Builder builder = new Builder(tokens, members);
    builder.build();
    shorter = new int[tokens.size()];
    Arrays.fill(shorter, NONE);
    for (int id : members) {
      int start = tokens.start(id);
      shorter[id] = longest(tokens.array(), start, start + tokens.length(id) - 1);
    }
  }

  /** The longest token at {@code from} that ends at {@code to} or before; {@link #NONE}. */
  int longest(byte[] text, int from, int to) {
    int[] all = nodes;
    int node = ROOT;
    int found = NONE;
    for (int i = from; i < to; i++) {
      int child = (all[node + BASE] + (text[i] & 0xFF)) * WIDTH;
      if (child >= all.length || all[child + PARENT] != node) {
        break;
      }
      node = child;
      if (all[node + TOKEN] != NONE) {
        found = all[node + TOKEN];
      }
    }
    return found;
  }

  /** The longest token that a token starts with, other than itself; {@link #NONE}. */
  int shorter(int token) {
    return shorter[token];
  }

  /** Places the nodes; members sorted by their bytes are the leaves in order. */
  private final class Builder {
    private final TokenBytes tokens;
    private final int[] sorted;

    /** Nodes that wait for their children: place, depth, first and last member. */
    private int[] waiting = new int[1 << 10];

    private int waitingSize;

    Builder(TokenBytes tokens, int[] members) {
      this.tokens = tokens;
      byte[] array = tokens.array();
      sorted =
          Arrays.stream(members)
              .boxed()
              .sorted(
                  (a, b) ->
                      Arrays.compareUnsigned(
                          array,
                          tokens.start(a),
                          tokens.start(a) + tokens.length(a),
                          array,
                          tokens.start(b),
                          tokens.start(b) + tokens.length(b)))
              .mapToInt(Integer::intValue)
              .toArray();
    }

    void build() {
      push(ROOT, 0, 0, sorted.length);
      int[] bytes = new int[257];
      int[] starts = new int[257];
      while (waitingSize > 0) {
        waitingSize -= 4;
        int node = waiting[waitingSize];
        int depth = waiting[waitingSize + 1];
        int from = waiting[waitingSize + 2];
        int to = waiting[waitingSize + 3];
        if (from < to && tokens.length(sorted[from]) == depth) {
          nodes[node + TOKEN] = sorted[from++];
        }
        int count = 0;
        for (int i = from; i < to; i++) {
          int value = tokens.array()[tokens.start(sorted[i]) + depth] & 0xFF;
          if (count == 0 || bytes[count - 1] != value) {
            bytes[count] = value;
            starts[count++] = i;
          }
        }
        if (count == 0) {
          continue;
        }
        starts[count] = to;
        int base = place(bytes, count);
        nodes[node + BASE] = base;
        for (int i = 0; i < count; i++) {
          int child = (base + bytes[i]) * WIDTH;
          // Of a leaf, any place: what lies there has other parents.
          nodes[child + BASE] = 0;
          nodes[child + PARENT] = node;
        }
        for (int i = count - 1; i >= 0; i--) {
          push((base + bytes[i]) * WIDTH, depth + 1, starts[i], starts[i + 1]);
        }
      }
    }

    private void push(int node, int depth, int from, int to) {
      if (waitingSize + 4 > waiting.length) {
        waiting = Arrays.copyOf(waiting, waiting.length * 2);
      }
      waiting[waitingSize++] = node;
      waiting[waitingSize++] = depth;
      waiting[waitingSize++] = from;
      waiting[waitingSize++] = to;
    }

    /** A base at which the places of all these bytes are free. */
    private int place(int[] bytes, int count) {
      while (isTaken(firstFree)) {
        firstFree++;
      }
      int taken = 0;
      for (int at = Math.max(firstFree, bytes[0] + 1); ; at++) {
        if (isTaken(at)) {
          taken++;
          continue;
        }
        int base = at - bytes[0];
        int fits = 1;
        while (fits < count && !isTaken(base + bytes[fits])) {
          fits++;
        }
        if (fits == count) {
          // What is nearly full is not searched again.
          if (taken * 20L >= (at - firstFree + 1) * 19L) {
            firstFree = at;
          }
          return base;
        }
      }
    }

    private boolean isTaken(int place) {
      if ((place + 1) * WIDTH > nodes.length) {
        int before = nodes.length;
        nodes = Arrays.copyOf(nodes, Math.max((place + 257) * WIDTH, before + before / 4));
        Arrays.fill(nodes, before, nodes.length, FREE);
      }
      return nodes[place * WIDTH + PARENT] != FREE;
    }
  }
}
