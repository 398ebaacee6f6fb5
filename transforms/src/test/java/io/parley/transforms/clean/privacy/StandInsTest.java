package io.parley.transforms.clean.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.parley.transforms.Secret;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StandInsTest {
  private static StandIns all(PiiMode mode, String key, String conversation) {
    Map<PiiKind, PiiMode> modes = new EnumMap<>(PiiKind.class);
    for (PiiKind kind : PiiKind.values()) {
      modes.put(kind, mode);
    }
    return new StandIns(new PrivacyConfig(modes), Secret.of(key), conversation);
  }

  @Test
  void pinned() {
    StandIns standIns = all(PiiMode.PSEUDONYM, "a key", "c");
    assertEquals("<EMAIL_1e93>", standIns.of(PiiKind.EMAIL, "ann@example.org"));
  }

  @ParameterizedTest
  @CsvSource({
    "EMAIL, Ann@Example.org, ann@example.org",
    "PHONE, +1 (415) 555-2671, 415.555.2671",
    "PHONE, 13812345678, +86 138 1234 5678",
    "HANDLE, @Kelby, u/kelby",
    "NAME, MARIA, Maria",
    "IP, FE80::1, fe80::1"
  })
  void oneValueHasOne(PiiKind kind, String one, String other) {
    StandIns standIns = all(PiiMode.PSEUDONYM, "a key", "c");
    assertEquals(standIns.of(kind, one), standIns.of(kind, other));
  }

  @Test
  void keysConversationsAndKindsHaveTheirOwn() {
    Set<String> found = new HashSet<>();
    for (String key : new String[] {"a key", "another"}) {
      for (String conversation : new String[] {"c", "d"}) {
        for (PiiKind kind : new PiiKind[] {PiiKind.EMAIL, PiiKind.NAME}) {
          found.add(
              all(PiiMode.PSEUDONYM, key, conversation).of(kind, "x").replaceAll("[A-Z]", ""));
        }
      }
    }
    assertEquals(8, found.size());
  }

  /** 65,536 shortest ones are too few for 5,000 values. */
  @Test
  void noTwoValuesShareOne() {
    StandIns standIns = all(PiiMode.PSEUDONYM, "a key", "c");
    Set<String> found = new HashSet<>();
    for (int i = 0; i < 5_000; i++) {
      found.add(standIns.of(PiiKind.EMAIL, "ann" + i + "@example.org"));
    }
    assertEquals(5_000, found.size());
    assertEquals(Set.of(12, 16), Set.copyOf(found.stream().map(String::length).toList()));
  }

  /** What stands in for something is nothing itself, in whatever neighbourhood. */
  @ParameterizedTest
  @EnumSource(PiiKind.class)
  void isFoundInNoSecondRun(PiiKind kind) {
    PrivacyConfig config = new PrivacyConfig(Map.of());
    Redactor redactor = new Redactor(config);
    StandIns tags = new StandIns(config, null, "c");
    StandIns standIns = all(PiiMode.PSEUDONYM, "a key", "c");
    String[] neighbours = {"", " ", "a", "1", "@", ".", ":", "/", "-", "call ", "@b.org", "EMAIL"};
    for (int i = 0; i < 300; i++) {
      String standIn = standIns.of(kind, "value " + i);
      assertEquals(standIn.length(), StandIns.endOfTag(standIn, 0));
      for (String before : neighbours) {
        for (String after : neighbours) {
          String text = before + standIn + after;
          String again =
              redactor.redact(text, Names.of(Set.of("Email", kind.name(), "abc", "ee11")), tags);
          assertEquals(
              standIn,
              again
                  .substring(again.indexOf('<' + kind.name() + '_'))
                  .substring(0, standIn.length()),
              text);
        }
      }
    }
  }

  @Test
  void onlyTagsAndPseudonymsAreTags() {
    assertEquals(7, StandIns.endOfTag("<EMAIL>", 0));
    assertEquals(12, StandIns.endOfTag("<EMAIL_7f3a>", 0));
    for (String text :
        new String[] {
          "<", "<>", "<b>", "<EMAIL", "<EMAIL_>", "<EMAIL_7f3>", "<EMAIL_7f3g>", "EMAIL>"
        }) {
      assertEquals(-1, StandIns.endOfTag(text, 0), text);
    }
  }

  @Test
  void saysWhatMustGo() {
    StandIns turns = all(PiiMode.DROP_TURN, "a key", "c");
    assertEquals("<EMAIL>", turns.of(PiiKind.EMAIL, "ann@example.org"));
    assertEquals("<NAME>", turns.of(PiiKind.NAME, "Ann"));
    assertEquals(Optional.of(PiiKind.EMAIL), turns.takeDropsTurn());
    assertEquals(Optional.empty(), turns.takeDropsTurn());
    assertEquals(Optional.empty(), turns.dropsConversation());
    StandIns conversations = all(PiiMode.DROP_CONVERSATION, "a key", "c");
    assertEquals("<IP>", conversations.of(PiiKind.IP, "8.8.8.8"));
    assertEquals(Optional.empty(), conversations.takeDropsTurn());
    assertEquals(Optional.of(PiiKind.IP), conversations.dropsConversation());
  }

  @Test
  void pseudonymsNeedAKey() {
    PrivacyConfig config = new PrivacyConfig(Map.of(PiiKind.EMAIL, PiiMode.PSEUDONYM));
    assertThrows(IllegalArgumentException.class, () -> new StandIns(config, null, "c"));
  }

  @Test
  void aKeyDoesNotShowItself() {
    Secret key = Secret.of("correct horse battery staple");
    assertEquals("Secret", key.toString());
    assertNotEquals(key.fingerprint(), Secret.of("another key").fingerprint());
    assertEquals(key.fingerprint(), Secret.of("correct horse battery staple").fingerprint());
  }
}
