using Parley.Storage.Tests.Databases;

namespace Parley.Storage.Tests.Reading;

/// <summary>What the specifications of the readers share: an empty database of the test's own.</summary>
public abstract class ReaderSpecification : IAsyncLifetime
{
    internal TestStore Store { get; private set; } = null!; // Set before the test.

    internal Database Database => Store.Database;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Store = await CreateStoreAsync();

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected abstract Task<TestStore> CreateStoreAsync();
}
