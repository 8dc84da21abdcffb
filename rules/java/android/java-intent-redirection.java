import android.app.Activity;
import android.content.Intent;

class Forwarding extends Activity {
  void open(Intent given) {
    // ruleid: java-intent-redirection
    startActivity((Intent) getIntent().getParcelableExtra("next"));
    Intent next = getIntent().getParcelableExtra("next");
    // ruleid: java-intent-redirection
    startService(next);
    Intent other = given.getParcelableExtra("other");
    // ruleid: java-intent-redirection
    sendBroadcast(other);
    // ok: java-intent-redirection
    startActivity(new Intent(this, Forwarding.class));
    // ok: java-intent-redirection
    startActivity(new Intent("orders").putExtra("name", getIntent().getStringExtra("name")));
  }

  void checked() {
    Intent next = getIntent().getParcelableExtra("next");
    next.setPackage("com.example.orders");
    // ok: java-intent-redirection
    startActivity(next);
  }

  void resolved() {
    Intent next = getIntent().getParcelableExtra("next");
    if (next.resolveActivity(getPackageManager()) != null) {
      // ruleid: java-intent-redirection
      startActivity(next);
    }
    if ("com.example.orders".equals(next.getComponent().getPackageName())) {
      // ok: java-intent-redirection
      startActivity(next);
    } else {
      // ruleid: java-intent-redirection
      startActivity(next);
    }
  }
}
