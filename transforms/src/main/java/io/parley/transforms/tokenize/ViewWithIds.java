package io.parley.transforms.tokenize;

import io.parley.schemas.Cause;
import io.parley.schemas.Conversation;
import io.parley.schemas.Example;
import io.parley.schemas.Reason;
import io.parley.transforms.Column;
import io.parley.transforms.Cuts;
import io.parley.transforms.View;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * A view whose rows have token ids beside their text. Where the view's budget was an estimate, a
 * row can have more of them than there is room for: it is dropped with {@link Reason#OVER_BUDGET}.
 */
public final class ViewWithIds implements View {
  private final View view;
  private final String says;
  private final ToIntFunction<Example> length;
  private final int limit;
  private final List<Column> ids;

  /**
   * @param says what the columns of ids are, for the view's description
   * @param length how many tokens a training step has of a row
   * @param limit the most of these
   * @param ids columns of ids, which follow the view's own
   */
  private ViewWithIds(
      View view, String says, ToIntFunction<Example> length, int limit, Column... ids) {
    this.view = view;
    this.says = says;
    this.length = length;
    this.limit = limit;
    this.ids = List.of(ids);
  }

  /**
   * Of rows that have a {@link Example.Text}: {@code input_ids}, as {@link RowEncoder#document},
   * however many.
   */
  public static View ofText(View view, RowEncoder encoder) {
    return new ViewWithIds(
        view,
        "`input_ids`: the tokens of the text and the end of text",
        row -> 0,
        0,
        new Column(
            "input_ids",
            Column.Type.INTS,
            row -> encoder.document(((Example.Text) row.body()).text())));
  }

  /**
   * Of rows that have a {@link Example.Preference}: {@code prompt_ids}, {@code chosen_ids} and
   * {@code rejected_ids}, as TRL's DPO trainer names them.
   *
   * @param maxTokens the most that the prompt may have with either reply
   */
  public static View ofPreferences(View view, RowEncoder encoder, int maxTokens) {
    Last last =
        new Last(
            row -> {
              Example.Preference body = (Example.Preference) row.body();
              return ReplyIds.of(encoder, body.prompt(), List.of(body.chosen(), body.rejected()));
            });
    return new ViewWithIds(
        view,
        "`prompt_ids`, `chosen_ids` and `rejected_ids`: their tokens, the replies' with the end of"
            + " the turn",
        last::length,
        maxTokens,
        last.column("prompt_ids", ReplyIds::prompt),
        last.column("chosen_ids", ids -> ids.replies().get(0)),
        last.column("rejected_ids", ids -> ids.replies().get(1)));
  }

  /**
   * Of rows that have an {@link Example.Judged}: {@code prompt_ids} and {@code completion_ids}, as
   * TRL's KTO trainer names them.
   *
   * @param maxTokens the most that prompt and reply may have
   */
  public static View ofJudged(View view, RowEncoder encoder, int maxTokens) {
    Last last =
        new Last(
            row -> {
              Example.Judged body = (Example.Judged) row.body();
              return ReplyIds.of(encoder, body.prompt(), List.of(body.completion()));
            });
    return new ViewWithIds(
        view,
        "`prompt_ids` and `completion_ids`: their tokens, the reply's with the end of the turn",
        last::length,
        maxTokens,
        last.column("prompt_ids", ReplyIds::prompt),
        last.column("completion_ids", ids -> ids.replies().get(0)));
  }

  /** The ids of the row that a writer is at: its columns are asked one after another. */
  private static final class Last {
    private final Function<Example, ReplyIds> encode;
    private Example row;
    private ReplyIds ids;

    Last(Function<Example, ReplyIds> encode) {
      this.encode = encode;
    }

    Column column(String name, Function<ReplyIds, int[]> column) {
      return new Column(name, Column.Type.INTS, example -> column.apply(of(example)));
    }

    /** The prompt with the longest reply. */
    int length(Example example) {
      return of(example).prompt().length
          + of(example).replies().stream().mapToInt(reply -> reply.length).max().orElse(0);
    }

    private ReplyIds of(Example example) {
      if (!example.equals(row)) {
        ids = encode.apply(example);
        row = example;
      }
      return ids;
    }
  }

  @Override
  public String name() {
    return view.name();
  }

  @Override
  public String description() {
    return view.description() + "; " + says;
  }

  @Override
  public List<Column> columns() {
    return Stream.concat(view.columns().stream(), ids.stream()).toList();
  }

  @Override
  public void cut(Conversation conversation, Cuts.Sink sink) {
    view.cut(
        conversation,
        new Cuts.Sink() {
          @Override
          public void row(Cuts.Cut cut) {
            int tokens = length.applyAsInt(cut.example());
            if (tokens <= limit) {
              sink.row(cut);
            } else {
              // An unwanted reply is not trained; in its row it is the last turn.
              BitSet trained = cut.trained();
              int turn = trained.isEmpty() ? cut.read().length() - 1 : trained.nextSetBit(0);
              Cause cause = new Cause(Reason.OVER_BUDGET, tokens + " tokens of " + limit);
              sink.drop(new Cuts.Drop(cut.example().id(), turn, cause));
            }
          }

          @Override
          public void drop(Cuts.Drop drop) {
            sink.drop(drop);
          }
        });
  }
}
