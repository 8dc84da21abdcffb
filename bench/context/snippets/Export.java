class ExportServlet extends javax.servlet.http.HttpServlet {
    protected void doPost(javax.servlet.http.HttpServletRequest request, javax.servlet.http.HttpServletResponse response) throws java.io.IOException {
        String table = request.getParameter("table");
        Runtime.getRuntime().exec("sh -c dump " + table); // @BAD java-command-injection
    }
}
