using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace WpAspire.Hosting.Orchestration.Engine;

internal sealed partial class DockerEngine
{
    /// <summary>What a container wrote.</summary>
    /// <param name="id">The container.</param>
    /// <param name="follow">Whether to go on with new lines until the container ends.</param>
    /// <param name="tail">How many of the last lines to begin with; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async IAsyncEnumerable<LogEntry> ReadLogsAsync(string id, bool follow, int? tail, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        MultiplexedStream stream;
        try
        {
            stream = await _client.Containers.GetContainerLogsAsync(
                id,
                new ContainerLogsParameters
                {
                    ShowStdout = true,
                    ShowStderr = true,
                    Timestamps = true,
                    Follow = follow,
                    Tail = tail?.ToString(CultureInfo.InvariantCulture) ?? "all",
                },
                cancellationToken);
        }
        catch (DockerApiException)
        {
            // A container that was removed has no log.
            yield break;
        }

        using (stream)
        {
            var output = new LineSplitter(isError: false);
            var error = new LineSplitter(isError: true);
            var buffer = new byte[16 * 1024];
            while (true)
            {
                MultiplexedStream.ReadResult read;
                try
                {
                    read = await stream.ReadOutputAsync(buffer, 0, buffer.Length, cancellationToken);
                }
                catch (IOException)
                {
                    break;
                }

                if (read.EOF)
                {
                    break;
                }

                var splitter = read.Target == MultiplexedStream.TargetStream.StandardError ? error : output;
                foreach (var entry in splitter.Append(buffer.AsMemory(0, read.Count)))
                {
                    yield return entry;
                }
            }
        }
    }

    /// <summary>Puts chunks together into lines; the engine may cut a line anywhere.</summary>
    private sealed class LineSplitter(bool isError)
    {
        private readonly List<byte> _pending = [];

        public IEnumerable<LogEntry> Append(ReadOnlyMemory<byte> chunk)
        {
            while (chunk.Span.IndexOf((byte)'\n') is >= 0 and var end)
            {
                _pending.AddRange(chunk.Span[..end]);
                yield return Parse(Encoding.UTF8.GetString([.. _pending]));
                _pending.Clear();
                chunk = chunk[(end + 1)..];
            }

            _pending.AddRange(chunk.Span);
        }

        private LogEntry Parse(string line)
        {
            line = line.TrimEnd('\r');
            return line.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space
                && DateTimeOffset.TryParse(line.AsSpan(0, space), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                    ? new LogEntry(time, isError, line[(space + 1)..])
                    : new LogEntry(default, isError, line);
        }
    }
}
