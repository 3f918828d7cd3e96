package dev.axle.sharedlimits;

import dev.axle.edge.DayClaim;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts a call of a day in one step, so that no two nodes admit the same one. A day is a hash: the
 * calls of all apps, and of each.
 */
final class DayScript {

  /** Longer than a day is, wherever the clock of the portal is. */
  private static final Duration DAYS_LAST = Duration.ofDays(2);

  private static final String SCRIPT =
      """
      local function count(field, known, owed)
        return math.max(tonumber(redis.call('HGET', KEYS[1], field) or '0'), known) + owed
      end
      local allowed, app = tonumber(ARGV[1]), ARGV[2]
      local all = count('all', tonumber(ARGV[4]), tonumber(ARGV[5]))
      local own = count(app, tonumber(ARGV[6]), tonumber(ARGV[7]))
      local held = 0
      for i = 8, #ARGV, 3 do
        local left = tonumber(ARGV[i + 1]) - count(ARGV[i], tonumber(ARGV[i + 2]), 0)
        held = held + math.max(0, left)
      end
      local admitted = 0
      if all + held < allowed then
        admitted = 1
        all = all + 1
        own = own + 1
      end
      redis.call('HSET', KEYS[1], 'all', string.format('%d', all), app, string.format('%d', own))
      redis.call('PEXPIRE', KEYS[1], ARGV[3])
      return {admitted, all, own, math.max(0, allowed - all - held)}
      """;

  private final RedisCommands<String, byte[]> redis;

  DayScript(RedisCommands<String, byte[]> redis) {
    this.redis = redis;
  }

  DayClaim.Decision decide(DayClaim claim) {
    List<Object> words = new ArrayList<>();
    words.add(claim.allowed());
    words.add(claim.app());
    words.add(DAYS_LAST.toMillis());
    words.add(claim.all().known());
    words.add(claim.all().owed());
    words.add(claim.own().known());
    words.add(claim.own().owed());
    for (DayClaim.Held held : claim.held()) {
      words.add(held.app());
      words.add(held.reserved());
      words.add(held.known());
    }
    List<Long> answer =
        redis.eval(
            SCRIPT,
            ScriptOutputType.MULTI,
            new String[] {"axle:day:%s:%s".formatted(claim.portal(), claim.date())},
            words.stream()
                .map(word -> word.toString().getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new));
    return new DayClaim.Decision(answer.get(0) == 1, answer.get(1), answer.get(2), answer.get(3));
  }
}
