using WpAspire.Provisioning.Automation.Events;

namespace WpAspire.Provisioning.Automation.Commands;

/// <summary>The file that Pulumi writes its events to, in a directory that only this user can read.</summary>
internal sealed class EventLog : IDisposable
{
    private const int BufferSize = 64 * 1024;
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(50);

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("wpaspire-pulumi-");
    private readonly EventLogParser _parser = new();
    private readonly byte[] _buffer = new byte[BufferSize];
    private FileStream? _file;

    /// <summary>The directory, which may have files beside it.</summary>
    public string DirectoryPath => _directory.FullName;

    /// <summary>The file.</summary>
    public string FilePath => Path.Combine(DirectoryPath, "events.jsonl");

    /// <summary>How many lines were no events.</summary>
    public int UnreadableLines => _parser.UnreadableLines;

    /// <summary>Gives the events as they are written, and returns when the writer has ended and all are read.</summary>
    public async Task FollowAsync(Action<EngineEvent> onEvent, Task writerEnded)
    {
        while (true)
        {
            // Asked before the file is read: what was written before the end is then read after it.
            var isLast = writerEnded.IsCompleted;
            await ReadAsync(onEvent);
            if (isLast)
            {
                Give(_parser.Complete(), onEvent);
                return;
            }

            await Task.WhenAny(writerEnded, Task.Delay(s_interval));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file?.Dispose();
        _directory.Delete(recursive: true);
    }

    private async Task ReadAsync(Action<EngineEvent> onEvent)
    {
        if (_file is null && File.Exists(FilePath))
        {
            _file = new(FilePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, useAsync: true);
        }

        if (_file is null)
        {
            return;
        }

        for (var read = await _file.ReadAsync(_buffer); read > 0; read = await _file.ReadAsync(_buffer))
        {
            Give(_parser.Add(_buffer.AsSpan(0, read)), onEvent);
        }
    }

    private static void Give(IReadOnlyList<EngineEvent> events, Action<EngineEvent> onEvent)
    {
        foreach (var engineEvent in events)
        {
            onEvent(engineEvent);
        }
    }
}
