using Parley.TestKit.Databases;

namespace Parley.Storage.Tests.Receipts;

public sealed class SqliteReceiptPruningTests : ReceiptPruningSpecification
{
    protected override Task<ITestDatabase> CreateDatabaseAsync() => Task.FromResult<ITestDatabase>(new SqliteDatabase());
}
