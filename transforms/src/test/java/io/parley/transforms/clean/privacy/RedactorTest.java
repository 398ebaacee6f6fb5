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
        "https://www.reddit.com/u/some_one/|https://www.reddit.com/u/<PROFILE>/",
        "@小明 你好|<HANDLE> 你好",
        "jane (at) example (dot) org|<EMAIL>",
        "jane.doe at gmail dot com|<EMAIL>",
        "Jane Doe <jane at example.org>|Jane Doe <<EMAIL>>",
        "Jane Doe -x- jdoe AT csn.example.ie -x- irc|Jane Doe -x- <EMAIL> -x- irc",
        "发到abc123#qq.com吧|发到<EMAIL>吧",
        "HWaddr 00:13:10:8F:F9:FA up|HWaddr <MAC> up",
        "card 4111 1111 1111 1111, 378282246310005|card <CARD>, <CARD>",
        "DE89 3704 0044 0532 0130 00 or GB29NWBK60161331926819|<IBAN> or <IBAN>",
        "SSN 536-90-4399|SSN <ID>",
        "身份证11010519491231002X。|身份证<ID>。",
        "DNI 12345678Z|DNI <ID>",
        "my passport number is E12345678|my passport number is <ID>",
        "I live at 12 Maple Street, Apt 4B.|I live at <ADDRESS>.",
        "742 Evergreen Terrace, Springfield, IL 62704|<ADDRESS>",
        "我住在北京市海淀区中关村大街27号3号楼501室|我住在<ADDRESS>",
        "I was born on May 12, 1990|I was born on <BIRTHDATE>",
        "生日是1990年5月12日|生日是<BIRTHDATE>",
        "加QQ 12345678 聊|加QQ <MESSENGER> 聊",
        "微信号：abc_123，skype: live:jane.d|微信号：<MESSENGER>，skype: <MESSENGER>",
        "https://github.com/jane-doe and /home/jane/x|https://github.com/<PROFILE> and /home/<PROFILE>/x",
        "https://jane:s3cr3t!x@example.org/|https://<PASSWORD>@example.org/",
        "password: hunter2|password: <PASSWORD>",
        "密码：abc12345|密码：<PASSWORD>",
        "ghp_0123456789abcdefABCDEF0123456789abcd|<SECRET>",
        "api_key=9f8e7d6c5b4a39281706f5e4d3c2b1a0|api_key=<SECRET>",
        "Authorization: Bearer a8f3kLmZ09qwertYuI77|Authorization: Bearer <SECRET>",
        "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2|<WALLET>",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4|<WALLET>",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed|<WALLET>",
        "at 48.85837, 2.29448|at <COORDINATES>",
        "40°26'46\"N 79°58'56\"W|<COORDINATES>",
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
        "ISBN 978-3-16-148410-0 or 0-306-40615-2; order 5551234567; 5213591727586605",
        "deadbeef4155552671 and 550e8400-e29b-41d4-a716-446655440000",
        "timestamps 1520550110 and 1520550110123",
        "I will call 20 000 people in 2010-2015",
        "@Override and @media (x) and @ 5pm @5pm @everyone a @ b @_@",
        "`@bob` is code",
        "```\n@bob u/name_1\n```",
        "w/u/what r/java u/min and/or",
        "look at example.com, or aborted at Makefile.PL, meet at the dot com, LOOK AT example.com",
        "ff:ff:ff:ff:ff:ff and 12:34:56 and 00:11:22:33:44:55",
        "4111 1111 1111 1112, DE89 3704 0044 0532 0130 01, 110105194912310021",
        "In 2010 Wall Street fell; I ate 5 apples on Main Street",
        "Einstein was born on 14 March 1879, Cruise on July 3, 1962",
        "https://github.com/apache/beam and https://twitter.com/home and /home/user/x",
        "password: required; password = getpass(); password=self.password; forgot your password?",
        "https://user@example/ and http://localhost:8080/@x",
        "token = tokenizer.encode(text); key: value; SK and AC; sk-learn",
        "commit 3593375c0ffee3593375c0ffee3593375c0ffee1 and 0x0",
        "[0.1234, 0.5678] and 3.1415, 2.7182",
        "Q12345678 and skype for business 2016, vx",
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
