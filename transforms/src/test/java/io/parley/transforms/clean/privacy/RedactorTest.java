package io.parley.transforms.clean.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
  private static final Names NOBODY = Names.of(List.of());

  private final Redactor redactor = new Redactor(PrivacyConfig.defaults());

  private String redact(String text) {
    return redactor.redact(text, NOBODY, new StandIns(PrivacyConfig.defaults(), null, "c"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "mail me: jane.doe+x@mail.example.co.uk.|mail me: <EMAIL>.",
        "<jane@example.com>|<<EMAIL>>",
        "联系我abc_1@qq.com谢谢|联系我<EMAIL>谢谢",
        "jürgen@web.de|<EMAIL>",
        "mailto:a@b.de?subject=x|mailto:<EMAIL>?subject=x",
        "from 93.184.216.34:8080|from <IP>:8080",
        "http://93.184.216.34/x|http://<IP>/x",
        "ping 1.2.3.4 now|ping <IP> now",
        "2606:2800:220:1:248:1893:25c8:1946|<IP>",
        "addr fe80::d6be:d9ff:fe1b:220c/64|addr <IP>/64",
        "Call (415) 555-2671.|Call <PHONE>.",
        "415-555-2671 x12|<PHONE>",
        "1-800-555-0199 or 415.555.2671|<PHONE> or <PHONE>",
        "+49 151 12345678|<PHONE>",
        "+1 415 555 2671 2 times|<PHONE> 2 times",
        "+44 (0)20 7946 0958|<PHONE>",
        "电话13812345678，谢谢|电话<PHONE>，谢谢",
        "138-1234-5678|<PHONE>",
        "010-62345678|<PHONE>",
        "(07) 5331 0577|<PHONE>",
        "01 23 45 67 89|<PHONE>",
        "my phone is 21 212 133 2727|my phone is <PHONE>",
        "thanks @jane_doe!|thanks <HANDLE>!",
        "as u/some-one and /u/other_1 said|as <HANDLE> and <HANDLE> said",
        "https://www.reddit.com/u/some_one/|https://www.reddit.com/u/<HANDLE>/",
        "@小明 你好|<HANDLE> 你好",
      })
  void finds(String text, String expected) {
    assertEquals(expected, redact(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "logo@2x.png react@18.2.0 @types/node git@github.com:a/b.git a@b",
        "localhost is 127.0.0.1, bind 0.0.0.0, mask 255.255.255.0, 192.168.1.1, 10.0.0.7, 8.8.8.8",
        "version 91.184.216.34, v1.2.3.4, kernel 2.6.8.1, section 1.2.3.4.5, 300.1.2.3",
        "std::vector a::b, 10:30:00, aa:bb:cc:dd:ee:ff, ::1, 2001:db8::1",
        "on 2015-03-12 at 12:30, 01-02-2003, 05.06.2019 14:30, 2010-2015",
        "$1,234,567.89, 1000000, 3.14159265, 1/2/2003, 20 000 000",
        "ISBN 978-3-16-148410-0 or 0-306-40615-2; order 5551234567; 5213591727586604",
        "deadbeef4155552671 and 550e8400-e29b-41d4-a716-446655440000",
        "timestamps 1520550110 and 1520550110123",
        "I will call 20 000 people in 2010-2015",
        "@Override and @media (x) and @ 5pm @5pm @everyone a @ b @_@",
        "`@bob` is code",
        "```\n@bob u/name_1\n```",
        "w/u/what r/java u/min and/or",
      })
  void leaves(String text) {
    assertEquals(text, redact(text));
  }

  @Test
  void findsAddressesAndNumbersInCode() {
    assertEquals(
        "`<EMAIL>`\n```\nx = '<EMAIL>' # @bob <PHONE>\n```",
        redact("`a@b.org`\n```\nx = 'c@d.org' # @bob 415-555-2671\n```"));
  }

  @Test
  void keepsKindsByChoice() {
    PrivacyConfig config =
        new PrivacyConfig(Map.of(PiiKind.EMAIL, PiiMode.KEEP, PiiKind.NAME, PiiMode.KEEP));
    assertEquals(
        "a@b.org <HANDLE> Jane",
        new Redactor(config)
            .redact(
                "a@b.org @jane Jane", Names.of(List.of("Jane")), new StandIns(config, null, "c")));
  }

  @Test
  void aMarkDoesNotSettleOnATag() {
    assertEquals("<EMAIL>", redact("a@b.org\u0338"));
  }
}
