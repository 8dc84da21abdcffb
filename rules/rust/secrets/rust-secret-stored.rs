use rusqlite::{params, Connection};

async fn sqlx_statements(pool: &sqlx::PgPool, form: Form, key: &Key) -> Result<(), sqlx::Error> {
    // ruleid: rust-secret-stored
    sqlx::query("INSERT INTO people (ssn) VALUES ($1)").bind(&form.ssn).execute(pool).await?;
    let card_number = form.card_number.trim().to_string();
    // ruleid: rust-secret-stored
    sqlx::query("UPDATE orders SET card = $1 WHERE id = $2").bind(card_number).bind(form.id).execute(pool).await?;
    let statement = format!("INSERT INTO accounts (iban) VALUES ('{}')", form.iban);
    // ruleid: rust-secret-stored
    sqlx::query(&statement).execute(pool).await?;
    // ok: rust-secret-stored
    sqlx::query("INSERT INTO people (ssn) VALUES ($1)").bind(encrypt(&form.ssn, key)).execute(pool).await?;
    // ok: rust-secret-stored
    sqlx::query("INSERT INTO people (ssn) VALUES ($1)").bind(form.ssn_hash).execute(pool).await?;
    // ok: rust-secret-stored
    sqlx::query("INSERT INTO people (name) VALUES ($1)").bind(&form.name).execute(pool).await?;
    // lowid: rust-secret-stored
    sqlx::query("INSERT INTO people (name, password) VALUES ($1)").bind(&form.name).bind(&form.password).execute(pool).await?;
    let password = hash_password(&form.password);
    // ok: rust-secret-stored
    sqlx::query("INSERT INTO people (name, password) VALUES ($1)").bind(&form.name).bind(stored(password)).execute(pool).await?;
    Ok(())
}

fn sqlite_statements(connection: &Connection, form: &Form) -> rusqlite::Result<()> {
    // ruleid: rust-secret-stored
    connection.execute("INSERT INTO cards (number) VALUES (?1)", params![form.credit_card_number])?;
    // ok: rust-secret-stored
    connection.execute("INSERT INTO cards (number) VALUES (?1)", params![seal(&form.credit_card_number)])?;
    // ok: rust-secret-stored
    connection.execute("INSERT INTO cards (digits) VALUES (?1)", params![form.last_four])?;
    Ok(())
}
