import android.webkit.*;

class Pages {
  void settings(WebView view, boolean given) {
    WebSettings settings = view.getSettings();
    // ruleid: java-webview-scripts
    settings.setJavaScriptEnabled(false);
    // ruleid: java-webview-scripts
    view.getSettings().setJavaScriptEnabled(false);
    // ruleid: java-webview-scripts
    // nofix: java-webview-scripts
    view.addJavascriptInterface(new Object(), "orders");
    // ok: java-webview-scripts
    settings.setJavaScriptEnabled(false);
    // ok: java-webview-scripts
    view.removeJavascriptInterface("orders");
    // ok: java-webview-scripts
    settings.setJavaScriptEnabled(given);
  }
}
