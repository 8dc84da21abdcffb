import android.webkit.WebView;
import org.springframework.security.config.annotation.web.builders.WebSecurity;

class Start {
  void start(WebSecurity web, boolean given) {
    // ruleid: java-debug-left-on
    WebView.setWebContentsDebuggingEnabled(true);
    boolean on = true;
    // ruleid: java-debug-left-on
    WebView.setWebContentsDebuggingEnabled(on);
    // ruleid: java-debug-left-on
    web.debug(true);
    if (BuildConfig.DEBUG) {
      // ok: java-debug-left-on
      WebView.setWebContentsDebuggingEnabled(true);
    }
    // ok: java-debug-left-on
    WebView.setWebContentsDebuggingEnabled(false);
    // ok: java-debug-left-on
    web.debug(given);
  }
}
