using System.Globalization;
using Parley.Messaging;
using Parley.Storage.Migrations;

namespace Parley.Storage.Sqlite;

/// <summary>Brings a SQLite file to the schema of this program: all the steps that are missing, or none.</summary>
internal sealed class SqliteMigrator(SqliteWriter writer, IdGenerator ids)
{
    /// <exception cref="SchemaTooNewException">A newer program was here.</exception>
    public Task MigrateAsync() => writer.RunAsync(session => session.InTransaction(() => Migrate(session)));

    /// <summary>Gives the database another history: every client starts anew.</summary>
    /// <exception cref="SchemaMissingException">There is nothing of Parley in it.</exception>
    public Task RenewEpochAsync() => writer.RunAsync(session => session.InTransaction(() =>
    {
        bool found = HasMeta(session)
            && session.Statement("update meta set value = ?1 where key = 'epoch'").Bind(1, ids.Next().ToString()).Execute() == 1;
        return found ? true : throw new SchemaMissingException();
    }));

    private bool Migrate(SqliteWriteSession session)
    {
        session.Run("create table if not exists meta (key text primary key, value text not null) without rowid");
        IReadOnlyList<Migration> migrations = Migration.For("Sqlite");
        int found = SchemaOf(session);
        if (found > migrations[^1].Number)
        {
            throw new SchemaTooNewException(found, migrations[^1].Number);
        }

        foreach (Migration migration in migrations.Where(migration => migration.Number > found))
        {
            session.Run(migration.Sql);
            session.Statement("insert into meta (key, value) values ('schema', ?1) on conflict (key) do update set value = ?1")
                .Bind(1, migration.Number.ToString(CultureInfo.InvariantCulture)).Execute();
        }

        session.Statement("insert into meta (key, value) values ('epoch', ?1) on conflict (key) do nothing").Bind(1, ids.Next().ToString()).Execute();
        return true;
    }

    private static bool HasMeta(SqliteWriteSession session)
    {
        SqliteStatement rows = session.Statement("select 1 from sqlite_master where type = 'table' and name = 'meta'");
        bool found = rows.Step();
        rows.Reset();
        return found;
    }

    private static int SchemaOf(SqliteWriteSession session)
    {
        SqliteStatement rows = session.Statement("select value from meta where key = 'schema'");
        int schema = 0;
        while (rows.Step())
        {
            schema = int.Parse(rows.Text(0), CultureInfo.InvariantCulture);
        }

        return schema;
    }
}
