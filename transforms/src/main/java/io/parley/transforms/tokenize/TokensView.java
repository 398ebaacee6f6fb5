package io.parley.transforms.tokenize;

import io.parley.schemas.Cause;
import io.parley.schemas.Conversation;
import io.parley.schemas.Example;
import io.parley.schemas.Message;
import io.parley.schemas.Reason;
import io.parley.transforms.Column;
import io.parley.transforms.Cuts;
import io.parley.transforms.View;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Rows as token ids with labels: those of {@code chat} where the source has roles, of {@code pairs}
 * otherwise. Candidates are that view's; what it dropped is dropped here for the same cause, and
 * what is too long is dropped or {@link Shortener cut}.
 */
public final class TokensView implements View {
  private static final List<Column> COLUMNS =
      Column.withProvenance(
          new Column(
              "input_ids", Column.Type.INTS, row -> ((Example.Tokens) row.body()).inputIds()),
          new Column("labels", Column.Type.INTS, row -> ((Example.Tokens) row.body()).labels()));

  private final TokenizeConfig config;
  private final RowEncoder encoder;
  private final Shortener shortener;
  private final TokenMask mask;
  private final View chat;
  private final View pairs;

  /**
   * @param chat whose rows have a {@link Example.Chat} that ends with a target
   * @param pairs whose rows have a {@link Example.Pair}
   * @param seed of the choice of tokens that others stand in for
   */
  public TokensView(TokenizeConfig config, RowEncoder encoder, View chat, View pairs, long seed) {
    this.config = config;
    this.encoder = encoder;
    this.shortener = new Shortener(encoder, config.maxTokens());
    this.mask = new TokenMask(encoder.tokenizer(), config.noise(), seed);
    this.chat = chat;
    this.pairs = pairs;
  }

  @Override
  public String name() {
    return "tokens";
  }

  @Override
  public String description() {
    return "`input_ids` and `labels`, equally long and not shifted: a label is the token's id in a"
        + " reply that is trained on and in its end-of-turn token, and -100 elsewhere"
        + (config.noise().mask() == 0
            ? ""
            : "; in `input_ids` other tokens stand in for some of a reply's, by chance");
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public void cut(Conversation conversation, Cuts.Sink sink) {
    View source = conversation.hasRoles() ? chat : pairs;
    source.cut(
        conversation,
        new Cuts.Sink() {
          @Override
          public void row(Cuts.Cut cut) {
            Rendered row = rendered(cut.example());
            Example.Tokens whole = encoder.encode(row.messages(), row.targets());
            Example.Tokens tokens = fitting(row, whole);
            Cause cause = fault(tokens);
            if (cause == null) {
              Example.Tokens masked = mask.mask(cut.example().id(), tokens);
              sink.row(
                  new Cuts.Cut(
                      cut.example().withBody(masked),
                      cut.read(),
                      trained(cut),
                      tokens.inputIds().length < whole.inputIds().length));
            } else {
              int turn = cut.trained().length() - 1;
              sink.drop(new Cuts.Drop(cut.example().id(), turn, cause));
            }
          }

          @Override
          public void drop(Cuts.Drop drop) {
            sink.drop(drop);
          }
        });
  }

  /** The messages of a row, and which of them the loss counts. */
  private record Rendered(List<Message> messages, List<Boolean> targets) {}

  private Rendered rendered(Example row) {
    List<Message> messages = new ArrayList<>();
    List<Boolean> targets = new ArrayList<>();
    if (row.body() instanceof Example.Pair pair) {
      messages.addAll(pair.prompt());
      messages.addAll(pair.completion());
      pair.prompt().forEach(message -> targets.add(false));
      pair.completion().forEach(message -> targets.add(true));
    } else {
      Example.Chat body = (Example.Chat) row.body();
      messages.addAll(body.messages());
      targets.addAll(body.targets());
      if (config.loss() == TokenizeConfig.Loss.LAST) {
        int last = targets.lastIndexOf(true);
        targets.replaceAll(target -> false);
        targets.set(last, true);
      }
    }
    return new Rendered(messages, targets);
  }

  /** The row as it is, or shorter where it must be and may be. */
  private Example.Tokens fitting(Rendered row, Example.Tokens whole) {
    int length = whole.inputIds().length;
    return length > config.maxTokens()
            && config.overlong() == TokenizeConfig.Overlong.CUT
            && row.messages().size() == 2
        ? shortener.shorten(row.messages(), row.targets(), length)
        : whole;
  }

  /** What is wrong with a row; null for nothing. */
  private Cause fault(Example.Tokens tokens) {
    int length = tokens.inputIds().length;
    if (length > config.maxTokens()) {
      return new Cause(Reason.OVER_BUDGET, length + " tokens of " + config.maxTokens());
    }
    int counted = 0;
    for (int label : tokens.labels()) {
      counted += label == Example.Tokens.IGNORED ? 0 : 1;
    }
    return counted == 0 || counted == length
        ? new Cause(Reason.BAD_MASK, counted + " of " + length + " tokens counted")
        : null;
  }

  /** The turns that the loss counts: of all targets, or of the last one. */
  private BitSet trained(Cuts.Cut cut) {
    if (config.loss() == TokenizeConfig.Loss.ASSISTANT) {
      return cut.trained();
    }
    // Turns of a row go down one path, so their indices rise; what the last target answers is read
    // and not trained.
    BitSet last = (BitSet) cut.trained().clone();
    BitSet context = (BitSet) cut.read().clone();
    context.andNot(cut.trained());
    last.clear(0, context.length());
    return last;
  }
}
