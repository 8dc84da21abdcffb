import javax.servlet.http.*;

class Names extends HttpServlet {
  private static final String[] NAMES = {"a", "b"};

  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    // ruleid: java-array-index
    show(NAMES[Integer.parseInt(request.getParameter("name"))]);
    int index = Integer.parseInt(request.getParameter("index"));
    // ruleid: java-array-index
    show(NAMES[index]);
    int half = index / 2;
    // ruleid: java-array-index
    show(NAMES[half]);
    // ok: java-array-index
    show(NAMES[0]);
    // ok: java-array-index
    show(NAMES[Math.floorMod(index, NAMES.length)]);
  }

  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    int index = Integer.parseInt(request.getParameter("index"));
    if (index < 0 || index >= NAMES.length) return;
    // ok: java-array-index
    show(NAMES[index]);
  }

  protected void doPut(HttpServletRequest request, HttpServletResponse response) {
    int index = Integer.parseInt(request.getParameter("index"));
    if (index < NAMES.length) log("index");
    // ruleid: java-array-index
    show(NAMES[index]);
    if (index < NAMES.length) return;
    // ruleid: java-array-index
    show(NAMES[index]);
  }

  protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
    int index = Integer.parseInt(request.getParameter("index"));
    Objects.checkIndex(index, NAMES.length);
    // ok: java-array-index
    show(NAMES[index]);
  }
}
