using System.Diagnostics;
using System.Net.Sockets;

namespace WpAspire.Hosting.Site;

/// <summary>Gets a host port, or finds out who has it.</summary>
internal static class PortHolder
{
    /// <summary>Listens on a port of this machine, so that nobody else can; <see langword="null"/> if somebody does.</summary>
    /// <remarks>To bind it is not enough: .NET lets several sockets do that, as long as none listens.</remarks>
    public static Socket? TryListen(IPAddress address, int port)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen();
            return socket;
        }
        catch (SocketException exception) when (exception.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            socket.Dispose();
            return null;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The holder of a port in words: a container, a process, or that it cannot be told.</summary>
    public static async Task<string> DescribeAsync(int port, ContainerRuntime runtime, CancellationToken cancellationToken)
    {
        try
        {
            if (await runtime.FindAsync([string.Create(CultureInfo.InvariantCulture, $"publish={port}")], cancellationToken) is { } container)
            {
                return $"the container '{container}'";
            }
        }
        catch (DistributedApplicationException)
        {
            // A runtime that cannot be asked is told of where it is needed.
        }

        return FindProcess(port) is { } process
            ? $"the process '{process.Name}' (pid {process.Id.ToString(CultureInfo.InvariantCulture)})"
            : "another process, which this user may not see";
    }

    /// <summary>The process that listens on a port; <see langword="null"/> where that cannot be told.</summary>
    public static (string Name, int Id)? FindProcess(int port)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        var inodes = ListeningInodes("/proc/net/tcp", port).Concat(ListeningInodes("/proc/net/tcp6", port))
            .Select(static inode => $"socket:[{inode}]").ToHashSet(StringComparer.Ordinal);
        if (inodes.Count == 0)
        {
            return null;
        }

        return Process.GetProcesses().Where(p => HasOpen($"/proc/{p.Id}", inodes)).Select(static p => ((string, int)?)(p.ProcessName, p.Id)).FirstOrDefault();
    }

    private static IEnumerable<string> ListeningInodes(string table, int port)
    {
        if (!File.Exists(table))
        {
            yield break;
        }

        // Columns: slot, local address:port in hexadecimal, remote, state (0A listens), …, inode as the tenth.
        var suffix = ":" + port.ToString("X4", CultureInfo.InvariantCulture);
        foreach (var line in File.ReadLines(table))
        {
            var columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (columns.Length > 9 && columns[3] == "0A" && columns[1].EndsWith(suffix, StringComparison.Ordinal))
            {
                yield return columns[9];
            }
        }
    }

    private static bool HasOpen(string processDirectory, HashSet<string> targets)
    {
        try
        {
            return Directory.EnumerateFileSystemEntries(Path.Combine(processDirectory, "fd"))
                .Any(fd => new FileInfo(fd).LinkTarget is { } target && targets.Contains(target));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another user's process, or one that has just ended.
            return false;
        }
    }
}
