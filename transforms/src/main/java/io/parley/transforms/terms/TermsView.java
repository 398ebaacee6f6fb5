package io.parley.transforms.terms;

import io.parley.schemas.Conversation;
import io.parley.schemas.Example;
import io.parley.schemas.Message;
import io.parley.transforms.Column;
import io.parley.transforms.Cuts;
import io.parley.transforms.View;
import java.util.List;

/**
 * The rows of {@code pairs} as index terms: words of the conversation's language, stemmed, without
 * its stop words, in their order. Candidates are that view's; what it dropped is dropped here for
 * the same cause. A row whose words are all stop words has an empty list.
 */
public final class TermsView implements View {
  private static final List<Column> COLUMNS =
      Column.withProvenance(
          new Column(
              "prompt_terms", Column.Type.STRINGS, row -> ((Example.Terms) row.body()).prompt()),
          new Column(
              "completion_terms",
              Column.Type.STRINGS,
              row -> ((Example.Terms) row.body()).completion()));

  private final View pairs;
  private final Terms terms = new Terms();

  /**
   * @param pairs whose rows have a {@link Example.Pair}
   */
  public TermsView(View pairs) {
    this.pairs = pairs;
  }

  @Override
  public String name() {
    return "terms";
  }

  @Override
  public String description() {
    return "`prompt_terms` and `completion_terms`: the words of a pair, stemmed and without Lucene's stop words,"
        + " by language";
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public void cut(Conversation conversation, Cuts.Sink sink) {
    RecentTerms recent = new RecentTerms(terms, conversation.language());
    pairs.cut(
        conversation,
        new Cuts.Sink() {
          @Override
          public void row(Cuts.Cut cut) {
            Example.Pair pair = (Example.Pair) cut.example().body();
            Example.Terms body =
                new Example.Terms(
                    recent.of(contents(pair.prompt())), recent.of(contents(pair.completion())));
            sink.row(new Cuts.Cut(cut.example().withBody(body), cut.read(), cut.trained()));
          }

          @Override
          public void drop(Cuts.Drop drop) {
            sink.drop(drop);
          }
        });
  }

  private static List<String> contents(List<Message> messages) {
    return messages.stream().map(Message::content).toList();
  }
}
