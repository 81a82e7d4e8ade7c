namespace Parley.SocketIO.EngineIO;

/// <summary>What came of the wish to end an upgrade.</summary>
internal enum UpgradeEnd
{
    /// <summary>It has ended now, by this call.</summary>
    Ended,

    /// <summary>It had ended before: somebody else has to clean up.</summary>
    OverBefore,

    /// <summary>The packets of a POST are still being handled; what follows on the new transport would overtake them.</summary>
    Refused,
}
