using Npgsql;
using Parley.Server.Settings;

namespace Parley.Server.Tests.Settings;

public sealed class DatabaseUrlTests
{
    [Theory]
    [InlineData("sqlite:data/parley.db", "data/parley.db")]
    [InlineData("sqlite:/var/lib/parley.db", "/var/lib/parley.db")]
    [InlineData("SQLite:a file.db", "a file.db")]
    public void A_sqlite_url_is_a_file(string text, string file)
    {
        DatabaseUrl url = Parse(text);

        Assert.Equal(DatabaseKind.Sqlite, url.Kind);
        Assert.Equal(file, url.Connection);
    }

    [Theory]
    [InlineData("sqlite:data/parley.db", "/srv/data/parley.db")]
    [InlineData("sqlite:/var/lib/parley.db", "/var/lib/parley.db")]
    public void A_relative_file_lies_below_the_content_root(string text, string file)
    {
        Assert.Equal(file, Parse(text).RelativeTo("/srv").Connection);
    }

    [Theory]
    [InlineData("postgresql://ann:pw@db.example.com:6543/chat", "db.example.com", 6543, "ann", "pw", "chat")]
    [InlineData("postgres://ann:pw@db/chat", "db", 5432, "ann", "pw", "chat")]
    [InlineData("postgresql://ann@10.0.0.1/chat", "10.0.0.1", 5432, "ann", null, "chat")]
    [InlineData("postgresql://ann:pw@[::1]:6543/chat", "::1", 6543, "ann", "pw", "chat")]
    [InlineData("postgresql://ann:pw@[fe80::1]/chat", "fe80::1", 5432, "ann", "pw", "chat")]
    [InlineData("postgresql://a%40b:p%2Fw%3B%27%3D%25%F0%9F%92%A9@db/c%20d", "db", 5432, "a@b", "p/w;'=%💩", "c d")]
    [InlineData("postgresql://ann:a:b;Host=evil@db/chat", "db", 5432, "ann", "a:b;Host=evil", "chat")]
    public void A_postgresql_url_becomes_a_connection_string(
        string text, string host, int port, string user, string? password, string database)
    {
        DatabaseUrl url = Parse(text);
        var connection = new NpgsqlConnectionStringBuilder(url.Connection);

        Assert.Equal(DatabaseKind.Postgres, url.Kind);
        Assert.Equal((host, port, user, password, database), (connection.Host, connection.Port, connection.Username, connection.Password, connection.Database));
    }

    [Fact]
    public void Its_parameters_have_the_names_of_libpq()
    {
        var connection = new NpgsqlConnectionStringBuilder(
            Parse("postgresql://ann@db/chat?sslmode=verify-full&sslrootcert=%2Fetc%2Fca.pem&application_name=parley&connect_timeout=7").Connection);

        Assert.Equal(SslMode.VerifyFull, connection.SslMode);
        Assert.Equal("/etc/ca.pem", connection.RootCertificate);
        Assert.Equal("parley", connection.ApplicationName);
        Assert.Equal(7, connection.Timeout);
    }

    [Theory]
    [InlineData("", "is neither")]
    [InlineData("Host=db;Password=hunter2", "is neither")]
    [InlineData("mysql://ann:hunter2@db/chat", "is neither")]
    [InlineData("sqlite:", "names no file")]
    [InlineData("sqlite::memory:", "in memory")]
    [InlineData("sqlite:///var/parley.db", "has // after")]
    [InlineData("sqlite:parley.db?cache=shared", "has parameters")]
    [InlineData("sqlite:data/", "names a folder")]
    [InlineData("postgresql://", "names no user")]
    [InlineData("postgresql://db/chat", "names no user")]
    [InlineData("postgresql://:hunter2@db/chat", "names no user")]
    [InlineData("postgresql://ann:hunter2@/chat", "names no host")]
    [InlineData("postgresql://ann:hunter2@:5432/chat", "names no host")]
    [InlineData("postgresql://ann:hunter2@db", "names no database")]
    [InlineData("postgresql://ann:hunter2@db/", "names no database")]
    [InlineData("postgresql://ann:hunter2@db/chat/more", "more than the name")]
    [InlineData("postgresql://ann:hunter2@db:port/chat", "has a port")]
    [InlineData("postgresql://ann:hunter2@db:/chat", "has a port")]
    [InlineData("postgresql://ann:hunter2@db:0/chat", "has a port")]
    [InlineData("postgresql://ann:hunter2@db:65536/chat", "has a port")]
    [InlineData("postgresql://ann:hunter2@fe80::1/chat", "in brackets")]
    [InlineData("postgresql://ann:hunter2@[db]/chat", "no IPv6")]
    [InlineData("postgresql://ann:hunter2@[::1/chat", "no IPv6")]
    [InlineData("postgresql://ann:hunter2@d b/chat", "neither a name nor an address")]
    [InlineData("postgresql://ann:hunter2/x@db/chat", "percent-encoded")]
    [InlineData("postgresql://ann:hunter2?x@db/chat", "percent-encoded")]
    [InlineData("postgresql://ann:hunter2#x@db/chat", "percent-encoded")]
    [InlineData("postgresql://ann:x@hunter2@db/chat", "percent-encoded")]
    [InlineData("postgresql://ann:x@hunter2?x@db/chat", "percent-encoded")]
    [InlineData("postgresql://ann:hunter2%zz@db/chat", "percent-encoded")]
    [InlineData("postgresql://ann:hunter2%ff@db/chat", "percent-encoded")]
    [InlineData("postgresql://ann:hunter2@db/chat?pgbouncer=true", "'pgbouncer'")]
    [InlineData("postgresql://ann:hunter2@db/chat?sslmode=on", "disable, allow")]
    [InlineData("postgresql://ann:hunter2@db/chat?sslmode=require&sslmode=disable", "twice")]
    [InlineData("postgresql://ann:hunter2@db/chat?sslmode", "no value")]
    [InlineData("postgresql://ann:hunter2@db/chat?connect_timeout=0", "from 1 to 1024")]
    public void A_wrong_url_is_refused_with_the_reason_and_without_the_password(string text, string reason)
    {
        Assert.False(DatabaseUrl.TryParse(text, out DatabaseUrl? url, out string? mistake));

        Assert.Null(url);
        Assert.Contains(reason, mistake, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", mistake, StringComparison.Ordinal);
    }

    [Fact]
    public void As_text_it_does_not_show_the_password()
    {
        Assert.Equal("postgresql://db:5432/chat", Parse("postgresql://ann:hunter2@db/chat").ToString());
    }

    private static DatabaseUrl Parse(string text)
    {
        Assert.True(DatabaseUrl.TryParse(text, out DatabaseUrl? url, out string? mistake), mistake);
        return url;
    }
}
