using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Docker.DotNet;
using Docker.DotNet.Models;
using WpAspire.Hosting.Logs;

namespace WpAspire.Hosting.Orchestration.Engine;

internal sealed partial class DockerEngine
{
    private const int LogChunk = 32 * 1024;
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>What a container wrote, line by line.</summary>
    /// <param name="id">The container.</param>
    /// <param name="follow">Whether to go on with new lines until the container ends.</param>
    /// <param name="tail">How many of the last lines to begin with; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async IAsyncEnumerable<LogEntry> ReadLogsAsync(string id, bool follow, int? tail, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var batch in ReadLogBatchesAsync(id, new LogRequest { Follow = follow, Tail = tail }, cancellationToken))
        {
            for (var i = 0; i < batch.Count; i++)
            {
                yield return new LogEntry(LogClock.ToDateTime(batch.TimestampOf(i)), batch.IsError(i), Encoding.UTF8.GetString(batch.TextOf(i)));
            }
        }
    }

    /// <summary>What a container wrote, as many lines at once as there are.</summary>
    /// <param name="id">The container.</param>
    /// <param name="request">Which lines.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Always the same batch, whose lines are there until the next are asked for.</returns>
    public async IAsyncEnumerable<LogBatch> ReadLogBatchesAsync(string id, LogRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        MultiplexedStream stream;
        try
        {
            stream = await _client.Containers.GetContainerLogsAsync(id, ToParameters(request), cancellationToken);
        }
        catch (DockerApiException)
        {
            // A container that was removed has no log.
            yield break;
        }

        using (stream)
        {
            var batch = new LogBatch();
            var output = new LogLineSplitter(isError: false);
            var error = new LogLineSplitter(isError: true);
            var buffer = new byte[LogChunk];
            while (true)
            {
                var reading = stream.ReadOutputAsync(buffer, 0, buffer.Length, cancellationToken);
                if (batch.Bytes >= LogChunk || (batch.Count > 0 && !reading.IsCompleted))
                {
                    yield return batch;
                    batch.Clear();
                }

                if (await CompleteAsync(reading) is not { EOF: false } read)
                {
                    break;
                }

                var splitter = read.Target == MultiplexedStream.TargetStream.StandardError ? error : output;
                splitter.Append(buffer.AsSpan(0, read.Count), batch);
            }

            output.Complete(batch);
            error.Complete(batch);
            if (batch.Count > 0)
            {
                yield return batch;
            }
        }
    }

    private static ContainerLogsParameters ToParameters(LogRequest request) => new()
    {
        ShowStdout = true,
        ShowStderr = true,
        Timestamps = true,
        Follow = request.Follow,
        Tail = request.Tail?.ToString(CultureInfo.InvariantCulture) ?? "all",
        Since = request.After == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{(request.After + 1) / NanosecondsPerSecond}.{(request.After + 1) % NanosecondsPerSecond:D9}"),
    };

    // The engine may close the connection in the middle of a line.
    private static async Task<MultiplexedStream.ReadResult?> CompleteAsync(Task<MultiplexedStream.ReadResult> reading)
    {
        try
        {
            return await reading;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
