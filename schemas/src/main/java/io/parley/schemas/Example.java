package io.parley.schemas;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One row of a view.
 *
 * @param id unique within the view
 * @param conversation the id of the conversation it was cut from
 * @param posts the ids of the posts in it, in order
 * @param language BCP 47, of the conversation
 * @param source the name of the source
 * @param licence null where nobody said
 * @param signals of all turns in it
 * @param body what the view is about
 */
public record Example(
    String id,
    String conversation,
    List<String> posts,
    String language,
    String source,
    String licence,
    Set<Signal> signals,
    Body body) {
  public Example {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(conversation, "conversation");
    posts = List.copyOf(posts);
    Objects.requireNonNull(source, "source");
    signals = Set.copyOf(signals);
    Objects.requireNonNull(body, "body");
  }

  /** The same row with another body. */
  public Example withBody(Body newBody) {
    return new Example(id, conversation, posts, language, source, licence, signals, newBody);
  }

  /** The columns that only one view has. */
  public sealed interface Body permits Chat, Pair, Terms, Tokens, Text {}

  /**
   * A whole conversation as messages.
   *
   * @param messages alternating, user first after an optional system message, assistant last
   * @param targets for each message, whether it is trained on
   */
  public record Chat(List<Message> messages, List<Boolean> targets) implements Body {
    public Chat {
      messages = List.copyOf(messages);
      targets = List.copyOf(targets);
      if (messages.size() != targets.size()) {
        throw new IllegalArgumentException(
            "targets: " + targets.size() + " for " + messages.size() + " messages");
      }
    }
  }

  /**
   * A reply and what it answers.
   *
   * @param prompt alternating, user first after an optional system message, user last
   * @param completion the reply, one assistant message
   */
  public record Pair(List<Message> prompt, List<Message> completion) implements Body {
    public Pair {
      prompt = List.copyOf(prompt);
      completion = List.copyOf(completion);
    }
  }

  /**
   * A reply and what it answers as index terms: words as a search engine keeps them, in order, with
   * repetitions.
   */
  public record Terms(List<String> prompt, List<String> completion) implements Body {
    public Terms {
      prompt = List.copyOf(prompt);
      completion = List.copyOf(completion);
    }
  }

  /**
   * What a training step reads.
   *
   * @param inputIds token ids
   * @param labels as long; the id where the loss counts, {@value #IGNORED} elsewhere
   */
  public record Tokens(int[] inputIds, int[] labels) implements Body {
    /** The label that PyTorch's cross entropy skips. */
    public static final int IGNORED = -100;

    public Tokens {
      if (inputIds.length != labels.length) {
        throw new IllegalArgumentException(
            "labels: " + labels.length + " for " + inputIds.length + " ids");
      }
    }
  }

  /** Plain text for pretraining. */
  public record Text(String text) implements Body {
    public Text {
      Objects.requireNonNull(text, "text");
    }
  }
}
