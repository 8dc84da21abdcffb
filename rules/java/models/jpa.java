import javax.persistence.*;
import javax.servlet.http.HttpServletRequest;
import org.hibernate.SessionFactory;
import org.hibernate.criterion.Restrictions;

class Forms {
    String createQuery(String text) { return text; }
}

class Orders {
    @PersistenceContext private EntityManager manager;

    void orders(HttpServletRequest request, SessionFactory sessions, EntityManagerFactory factory) {
        String name = request.getParameter("name");
        String where = "from Order where name = '" + name + "'";
        // ruleid: java-sql-injection
        manager.createQuery(where);
        // ruleid: java-sql-injection
        factory.createEntityManager().createNativeQuery(where);
        // ruleid: java-sql-injection
        sessions.openSession().createQuery(where);
        var session = sessions.getCurrentSession();
        // ruleid: java-sql-injection
        session.createSQLQuery(where);
        // ruleid: java-sql-injection
        Restrictions.sqlRestriction("name = '" + name + "'");
        // ok: java-sql-injection
        manager.createQuery("from Order where name = :name").setParameter("name", name);
        // ok: java-sql-injection
        manager.find(Order.class, name);
        // ok: java-sql-injection
        new Forms().createQuery(name);
        // ok: java-sql-injection
        Restrictions.eq("name", name);
    }
}
