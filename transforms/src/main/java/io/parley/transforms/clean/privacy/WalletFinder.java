package io.parley.transforms.clean.privacy;

import io.parley.transforms.clean.text.Chars;
import java.util.Locale;

/**
 * Addresses of crypto currencies: Bitcoin, Litecoin, Dogecoin and Tron by their check sums; Ethereum
 * by that of EIP-55, in one case only behind a word that says so; Monero by its length.
 */
final class WalletFinder implements Finder {
  private static final int CUE_REACH = 48;
  private static final int MIN_BASE58 = 26;
  private static final int MAX_BASE58 = 35;
  private static final int MAX_BECH32 = 90;
  private static final int ETHEREUM = 40;
  private static final int MONERO = 95;

  private static final Cues CUES =
      new Cues(
          "eth ethereum wallet* address* addr crypto donat* tip* send* usdt usdc erc20 erc-20 bsc"
              + " bep20 polygon metamask token* contract 钱包 錢包 地址 以太坊 捐赠 转账 打赏");

  @Override
  public PiiKind kind() {
    return PiiKind.WALLET;
  }

  @Override
  public Triggers triggers() {
    return Triggers.none().behind(" \n\t\"'`:=(/<>[{,|\0", "LMDT").orDigits(1, 31);
  }

  @Override
  public boolean find(Scan scan, int at) {
    if (scan.at(at) == '0') {
      return scan.at(at + 1) == 'x' && scan.startsWord(at) && findEthereum(scan, at);
    }
    if (scan.at(at) == '1' && Chars.isAsciiLetter(scan.at(at - 1))) {
      return findBech32(scan, at);
    }
    return scan.startsWord(at) && findBase58(scan, at);
  }

  private static boolean findEthereum(Scan scan, int at) {
    int start = at + 2;
    int end = start;
    boolean lower = false;
    boolean upper = false;
    while (end - start <= ETHEREUM && Chars.isHexDigit(scan.at(end))) {
      lower |= scan.at(end) >= 'a';
      upper |= scan.at(end) >= 'A' && scan.at(end) <= 'F';
      end++;
    }
    if (end - start != ETHEREUM || Chars.isWord(scan.at(end))) {
      return false;
    }
    boolean address =
        lower && upper
            ? WalletChecks.eip55(scan.text.substring(start, end))
            : CUES.before(scan, at, CUE_REACH);
    return address && scan.found(at, end);
  }

  /** Asked at the digit behind the currency. */
  private static boolean findBech32(Scan scan, int at) {
    int start = at - (scan.at(at - 3) == 'l' || scan.at(at - 3) == 'L' ? 3 : 2);
    if (start < 0 || !scan.startsWord(start)) {
      return false;
    }
    String currency = scan.text.substring(start, at).toLowerCase(Locale.ROOT);
    if (!currency.equals("bc") && !currency.equals("ltc")) {
      return false;
    }
    int end = at + 1;
    while (end - start <= MAX_BECH32 && Chars.isAsciiAlnum(scan.at(end))) {
      end++;
    }
    String address = scan.text.substring(start, end);
    String lower = address.toLowerCase(Locale.ROOT);
    return end - at > 30
        && (address.equals(lower) || address.equals(address.toUpperCase(Locale.ROOT)))
        && WalletChecks.bech32(lower)
        && scan.found(start, end);
  }

  private static boolean findBase58(Scan scan, int at) {
    if (!Chars.isAsciiAlnum(scan.at(at + MIN_BASE58 - 1)) || !Chars.isAsciiAlnum(scan.at(at + 9))) {
      return false; // most words
    }
    int end = at;
    while (end - at <= MONERO && WalletChecks.isBase58(scan.at(end))) {
      end++;
    }
    int length = end - at;
    if (length < MIN_BASE58 || Chars.isWord(scan.at(end))) {
      return false;
    }
    char first = scan.at(at);
    if (length == MONERO) {
      return (first == '4' || first == '8') && scan.found(at, end);
    }
    return length <= MAX_BASE58
        && "13LMDT".indexOf(first) >= 0
        && WalletChecks.base58(scan.text.substring(at, end))
        && scan.found(at, end);
  }
}
