import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class Login {
  private static final Logger log = LoggerFactory.getLogger(Login.class);

  void login(String user, String password, Account account, String passwordHint) {
    // ruleid: java-log-secret
    log.info("login of {} with {}", user, password);
    // ruleid: java-log-secret
    log.debug("token " + account.getAccessToken());
    // ruleid: java-log-secret
    log.warn("key " + account.apiKey);
    // ok: java-log-secret
    log.info("login of {}", user);
    // ok: java-log-secret
    log.info("password is set: {}", password != null);
    // ok: java-log-secret
    log.info("password {}", mask(password));
    // ok: java-log-secret
    log.info("password has {} characters", password.length());
    // ok: java-log-secret
    log.info("hint {}", passwordHint);
  }
}
