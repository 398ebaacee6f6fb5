package io.parley.schemas;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One row of a view.
 *
 * @param id unique within the view
 * @param conversation the id of the conversation it was cut from; empty where there are many
 * @param posts the ids of the posts in it, in order; none where there are many conversations
 * @param language BCP 47, of the conversation
 * @param source the name of the source; empty where there are many
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

  /** A row cut from many conversations: where it is from is in its body. */
  public static Example ofMany(String id, Set<Signal> signals, Packed body) {
    return new Example(id, "", List.of(), null, "", null, signals, body);
  }

  /** The same row with another body. */
  public Example withBody(Body newBody) {
    return new Example(id, conversation, posts, language, source, licence, signals, newBody);
  }

  /** The columns that only one view has. */
  public sealed interface Body
      permits Chat, Pair, Terms, Tokens, Packed, Text, Prompt, Preference, Judged {}

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

  /**
   * Several rows as one, of a fixed length at most.
   *
   * @param inputIds token ids, row after row
   * @param labels as long; as in {@link Tokens}, and {@value Tokens#IGNORED} for the first token of
   *     each row: the loss would count it as following another row
   * @param positionIds as long; from 0 in each row
   * @param seqLengths of the rows, in order
   * @param rows the ids of the rows, in order
   * @param languages of the rows, each once, sorted
   * @param sources of the rows, each once, sorted
   * @param licences of the rows, each once, sorted; without those of which nobody said
   */
  public record Packed(
      int[] inputIds,
      int[] labels,
      int[] positionIds,
      int[] seqLengths,
      List<String> rows,
      List<String> languages,
      List<String> sources,
      List<String> licences)
      implements Body {
    public Packed {
      rows = List.copyOf(rows);
      languages = List.copyOf(languages);
      sources = List.copyOf(sources);
      licences = List.copyOf(licences);
      if (labels.length != inputIds.length
          || positionIds.length != inputIds.length
          || Arrays.stream(seqLengths).sum() != inputIds.length
          || rows.size() != seqLengths.length) {
        throw new IllegalArgumentException("lengths of a packed row differ");
      }
    }
  }

  /**
   * What a model is to answer.
   *
   * @param prompt alternating, user first after an optional system message, user last
   * @param reference a good answer
   */
  public record Prompt(List<Message> prompt, String reference) implements Body {
    public Prompt {
      prompt = List.copyOf(prompt);
      Objects.requireNonNull(reference, "reference");
    }
  }

  /** What tells that one answer is better than another. */
  public enum Basis {
    /** People voted for it. */
    VOTES,
    /** The one who asked marked it as the answer. */
    ACCEPTANCE,
    /** People put the answers in order. */
    RANKS
  }

  /**
   * Two answers, one better than the other.
   *
   * @param prompt alternating, user first after an optional system message, user last
   * @param chosen the better reply, one assistant message
   * @param rejected the worse one
   * @param margin how much better: by votes and acceptance in doublings of votes, acceptance being
   *     one more; by ranks in ranks between them
   * @param basis what tells it
   */
  public record Preference(
      List<Message> prompt,
      List<Message> chosen,
      List<Message> rejected,
      double margin,
      Basis basis)
      implements Body {
    public Preference {
      prompt = List.copyOf(prompt);
      chosen = List.copyOf(chosen);
      rejected = List.copyOf(rejected);
      Objects.requireNonNull(basis, "basis");
    }
  }

  /**
   * A reply and whether it is wanted.
   *
   * @param prompt alternating, user first after an optional system message, user last
   * @param completion the reply, one assistant message
   */
  public record Judged(List<Message> prompt, List<Message> completion, boolean label)
      implements Body {
    public Judged {
      prompt = List.copyOf(prompt);
      completion = List.copyOf(completion);
    }
  }

  /** Plain text for pretraining. */
  public record Text(String text) implements Body {
    public Text {
      Objects.requireNonNull(text, "text");
    }
  }
}
