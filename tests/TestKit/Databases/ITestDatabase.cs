namespace Parley.TestKit.Databases;

/// <summary>An empty database of one test, gone when it is disposed.</summary>
public interface ITestDatabase : IAsyncDisposable
{
    /// <summary>As the settings of a server name it: <c>sqlite:</c> or <c>postgresql://</c>.</summary>
    string Url { get; }
}
