import android.app.PendingIntent;
import android.content.*;

class Pending {
  void pending(Context context, Intent intent, int given) {
    // ruleid: java-mutable-pending-intent
    PendingIntent.getActivity(context, 0, intent, 0);
    // ruleid: java-mutable-pending-intent
    PendingIntent.getBroadcast(context, 0, new Intent(), PendingIntent.FLAG_UPDATE_CURRENT);
    // ruleid: java-mutable-pending-intent
    PendingIntent.getService(context, 1, intent, PendingIntent.FLAG_MUTABLE);
    // ok: java-mutable-pending-intent
    PendingIntent.getActivity(context, 0, intent, PendingIntent.FLAG_IMMUTABLE);
    // ok: java-mutable-pending-intent
    PendingIntent.getActivity(context, 0, intent, PendingIntent.FLAG_UPDATE_CURRENT | PendingIntent.FLAG_IMMUTABLE);
    // ok: java-mutable-pending-intent
    PendingIntent.getActivity(context, 0, intent, given);
  }
}
