import android.webkit.*;

class Pages {
  void settings(WebView view, boolean given) {
    WebSettings settings = view.getSettings();
    // ruleid: java-webview-files
    settings.setAllowFileAccess(true);
    // ruleid: java-webview-files
    settings.setAllowFileAccessFromFileURLs(true);
    // ruleid: java-webview-files
    view.getSettings().setAllowUniversalAccessFromFileURLs(true);
    // ok: java-webview-files
    settings.setAllowFileAccess(false);
    // ok: java-webview-files
    settings.setAllowFileAccessFromFileURLs(given);
    // ok: java-webview-files
    settings.setBuiltInZoomControls(true);
  }
}
