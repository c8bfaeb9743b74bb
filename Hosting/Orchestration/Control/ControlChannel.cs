using System.Net.Sockets;

namespace WpAspire.Hosting.Orchestration.Control;

/// <summary>
/// The Unix domain socket through which verbs reach the AppHost that runs a site. Both sides write lines of JSON: one
/// request, then replies until one is the last. It is in the site's state directory, for its owner only.
/// </summary>
internal static class ControlChannel
{
    // What Linux and macOS both take, the closing zero counted.
    private const int LongestPath = 103;

    /// <summary>The socket's address; <see langword="null"/> if the state directory's path is too long for one.</summary>
    public static UnixDomainSocketEndPoint? EndPoint(SiteStateDirectory state) =>
        System.Text.Encoding.UTF8.GetByteCount(state.ControlSocket) <= LongestPath ? new UnixDomainSocketEndPoint(state.ControlSocket) : null;

    /// <summary>A socket for either side.</summary>
    public static Socket CreateSocket() => new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
}
