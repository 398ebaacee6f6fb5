package io.parley.transforms.clean.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class TextRepairTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "The quick brown fox – “jumps” over 12 lazy dogs… 100 %!",
        "Voix ambiguë d’un cœur qui, au zéphyr, préfère les jattes de kiwis\u00a0!",
        "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich.",
        "El pingüino Wenceslao hizo kilómetros bajo exhaustiva lluvia. ¿Sí?",
        "Pchnąć w tę łódź jeża lub ośm skrzyń fig.",
        "Съешь же ещё этих мягких французских булок.",
        "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία.",
        "نص حكيم له سر قاطع وذو شأن عظيم",
        "می‌خواهم کتاب‌ها را بخوانم",
        "דג סקרן שט בים מאוכזב",
        "ऋषियों को सताने वाले दुष्ट राक्षसों के राजा रावण का सर्वनाश",
        "ক্ষুধার্ত বাঘ র\u200d্যাব",
        "இந்திய மொழிகளில் ஒன்று தமிழ்",
        "เป็นมนุษย์สุดประเสริฐเลิศคุณค่า",
        "ខ្ញុំ\u200bចង់\u200bទៅ\u200bផ្សារ",
        "我能吞下玻璃而不伤身体。　全角空格在行内。",
        "いろはにほへと　ちりぬるを",
        "키스의 고유조건은 입술끼리 만나야 하고",
        "Tôi có thể ăn thủy tinh mà không hại gì.",
        "Pijamalı hasta yağız şoföre çabucak güvendi. İIıi",
        "Family: 👨\u200d👩\u200d👧 and 🏳️\u200d🌈, 👍🏽, 🇩🇪, 🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F ❤️",
        "葛\uDB40\uDD00城",
        "tabs\tand\n  indented lines\n\nand a blank one",
      })
  void leavesCleanTextAlone(String text) {
    assertEquals(text, TextRepair.repair(text));
  }

  @Test
  void returnsCleanTextItself() {
    String text = "Nothing to do here.\n\nReally, nothing: 東京, naïve, 👍.";
    assertSame(text, TextRepair.repair(text));
  }

  @Test
  void makesLineEndsOne() {
    assertEquals("a\nb\nc\nd\ne", TextRepair.repair("a\r\nb\rc\u2028d\u2029e"));
    assertEquals("a\n\nb", TextRepair.repair("a  \n \t\n\r\n\nb"));
    assertEquals("a\nb", TextRepair.lineEnds("a\r\nb"));
  }

  @Test
  void keepsBlankLinesInFencedCode() {
    String code = "See:\n```python\na = 1\n\n\nb = 2\n```\n";
    assertEquals(code.strip() + "\n\nend", TextRepair.repair(code + "\n\n\n\nend"));
  }

  @Test
  void dropsWhatNobodySees() {
    assertEquals("abc", TextRepair.repair("\ufeffa\u0000b\u0007\u200b\u200e\u202e\u2060\u00adc"));
    assertEquals("ab", TextRepair.repair("a\u200db"));
    assertEquals(
        "ab", TextRepair.repair("a\ufdd0\uffff" + new String(Character.toChars(0x1FFFE)) + "b"));
    assertEquals("ab", TextRepair.repair("a\ud800b"));
    assertEquals("ab", TextRepair.repair("a\udc00b\ud83d"));
    assertEquals("hi", TextRepair.repair("h" + new String(Character.toChars(0xE0041)) + "i"));
  }

  @Test
  void keepsDirectionMarksThatTextNeeds() {
    for (String text :
        new String[] {
          "הוא אמר \u2067C++\u2069 אתמול",
          "אני אוהב C++\u200f מאוד",
          "\u200fC היא שפה",
          "שלום (abc)\u200f",
        }) {
      assertEquals(text, TextRepair.repair(text));
    }
    assertEquals("שלום", TextRepair.repair("\u200fשל\u200fום\u200e"));
    assertEquals("מחיר: 5\u200e -", TextRepair.repair("מחיר: 5\u200e\u200e -"));
    assertEquals("abc", TextRepair.repair("\u2066abc\u2069"));
    assertEquals("אב exe.txt", TextRepair.repair("אב \u202eexe.txt\u202c"));
    assertEquals("אב cd", TextRepair.repair("אב \u2067cd"));
    assertEquals("אב cd", TextRepair.repair("אב cd\u2069\u202c"));
    assertEquals("abc\nאב ג", TextRepair.repair("\u200eabc\nאב\u2067\u2069 ג"));
  }

  @Test
  void readsC1AsWindows1252() {
    assertEquals("parlé… Tu sais", TextRepair.repair("parlé\u0085 Tu sais"));
    assertEquals("“don’t” –", TextRepair.repair("\u0093don\u0092t\u0094 \u0096"));
  }

  @Test
  void makesSpacesPlain() {
    assertEquals("a b c d", TextRepair.repair("a\u2003b\u2009c\u205fd"));
    assertEquals("a   b", TextRepair.repair("a\u00a0\u00a0\u00a0b"));
    assertEquals("10\u00a0km", TextRepair.repair("\u00a010\u00a0km\u00a0"));
  }

  @Test
  void composes() {
    assertEquals("é", TextRepair.repair("e\u0301"));
    assertEquals("é", TextRepair.repair("e\u200b\u0301"));
  }

  @Test
  void limitsMarks() {
    assertEquals(31, TextRepair.repair("x" + "\u0334".repeat(500)).length());
  }

  @Test
  void trimsButKeepsTheIndentationOfCode() {
    assertEquals("hello", TextRepair.repair("\n  \n   hello \n\n"));
    assertEquals("hello\nyou", TextRepair.repair("   hello\nyou"));
    assertEquals(
        "    def f():\n        return 1", TextRepair.repair("\n    def f():\n        return 1\n"));
    assertEquals("", TextRepair.repair(" \u3000\n\u200b\t\n"));
  }

  @Test
  void isIdempotent() {
    Random random = new Random(7);
    String alphabet =
        "ab \n\n\t\r`~\u00a0\u2000\u3000\u200b\u200c\u200d\ufe0f\u0301\u0327\u0334\u0915\u094d\u0627\u0e01"
            + "\u1100\u1161\u212a\u0085\u0092\ud83d\udc68\udb40\udd00\udc41\ud800\u4e00>\u0338\u2028";
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(24); n > 0; n--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String once = TextRepair.repair(text.toString());
      assertEquals(once, TextRepair.repair(once), () -> "input " + escape(text));
    }
  }

  public static String escape(CharSequence text) {
    StringBuilder out = new StringBuilder();
    text.chars()
        .forEach(
            c -> out.append(c > ' ' && c < 127 ? (char) c + "" : "\\u" + Integer.toHexString(c)));
    return out.toString();
  }
}
