using System.Text.Json;

namespace WpAspire.Provisioning.Automation.Progress;

/// <summary>How long operations on resources take, by type: as it was the last time, else as it usually is on AWS.</summary>
internal sealed class Experience
{
    private const int Usual = 3;

    // Seconds of a creation, a change and a deletion, of what takes longer than a moment. They only count until a run on
    // this machine has measured.
    private static readonly Dictionary<string, (int Create, int Change, int Delete)> s_usual = new(StringComparer.Ordinal)
    {
        ["aws:rds:Instance"] = (600, 300, 300),
        ["aws:elasticache:ReplicationGroup"] = (600, 600, 360),
        ["aws:cloudfront:Distribution"] = (300, 300, 300),
        ["aws:cloudfront:VpcOrigin"] = (600, 300, 300),
        ["aws:ecs:Service"] = (240, 240, 180),
        ["aws:lb:LoadBalancer"] = (180, 10, 20),
        ["aws:ec2:NatGateway"] = (120, 10, 60),
        ["aws:efs:MountTarget"] = (90, 10, 30),
        ["aws:ec2:VpcEndpoint"] = (60, 20, 60),
        ["aws:autoscaling:Group"] = (60, 30, 240),
        ["aws:acm:CertificateValidation"] = (60, 60, 1),
        ["docker-build:Image"] = (180, 180, 1),
    };

    private readonly string _file;
    private readonly Dictionary<string, double> _seconds;

    private Experience(string file, Dictionary<string, double> seconds)
    {
        _file = file;
        _seconds = seconds;
    }

    /// <summary>Reads what is remembered.</summary>
    /// <param name="file">The file, which need not exist.</param>
    public static Experience Load(string file)
    {
        try
        {
            return new(file, File.Exists(file) ? JsonSerializer.Deserialize<Dictionary<string, double>>(File.ReadAllText(file)) ?? [] : []);
        }
        catch (Exception exception) when (exception is IOException or JsonException or UnauthorizedAccessException)
        {
            // It is only a guess that is lost.
            return new(file, []);
        }
    }

    /// <summary>How long an operation takes.</summary>
    /// <param name="type">The resource's type as a person writes it.</param>
    /// <param name="operation">The operation.</param>
    public TimeSpan Of(string type, OperationType operation)
    {
        if (_seconds.TryGetValue(Key(type, operation), out var seconds))
        {
            return TimeSpan.FromSeconds(seconds);
        }

        var (create, change, delete) = s_usual.GetValueOrDefault(type, (Usual, Usual, Usual));
        return TimeSpan.FromSeconds(operation switch { OperationType.Update => change, OperationType.Delete or OperationType.DeleteReplaced => delete, _ => create });
    }

    /// <summary>Remembers how long what is done has taken.</summary>
    /// <param name="progress">A run that has ended.</param>
    public void Learn(DeploymentProgress progress)
    {
        foreach (var resource in progress.Resources.Values.Where(static r => r is { State: ResourceState.Done, IsPlanned: false, EndedAt: not null } && r.Operation != OperationType.Same))
        {
            _seconds[Key(resource.Identity.Type, resource.Operation)] = (resource.EndedAt!.Value - resource.StartedAt).TotalSeconds;
        }

        try
        {
            var staged = $"{_file}.{Environment.ProcessId}";
            File.WriteAllText(staged, JsonSerializer.Serialize(_seconds));
            File.Move(staged, _file, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next run guesses as this one did.
        }
    }

    private static string Key(string type, OperationType operation) => $"{type} {operation}";
}
