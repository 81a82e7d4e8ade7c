namespace Parley.SocketIO.EngineIO.Transports;

/// <summary>A whole message or a control frame, unmasked; <see cref="Data"/> is valid until the reader is asked again.</summary>
internal readonly record struct WebSocketMessage(WebSocketOpcode Opcode, Memory<byte> Data);
