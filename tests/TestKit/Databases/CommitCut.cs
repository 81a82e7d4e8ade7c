namespace Parley.TestKit.Databases;

/// <summary>Where a connection is cut that commits.</summary>
public enum CommitCut
{
    None,

    /// <summary>The server hears nothing of what is written and committed.</summary>
    Before,

    /// <summary>The server has committed; its client hears nothing of it.</summary>
    After,
}
