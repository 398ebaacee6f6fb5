package io.parley.transforms.filter.rules;

/** What a rule judges, and so what falls with it. */
public enum Scope {
  /** The whole conversation: all its turns bear the cause. Asked once, of turn 0. */
  CONVERSATION,
  /** A turn, whether anybody learns it or not: the replies to it fall with it. */
  TURN,
  /** A turn that a model could be trained to say: it may still be read. */
  REPLY
}
