namespace WpAspire.Hosting.Orchestration.Control;

/// <summary>What a verb asks of the AppHost that runs the site.</summary>
/// <param name="Verb"><c>scale</c>, <c>restart</c>, <c>mail</c>, <c>dashboard</c> or <c>resource</c>.</param>
/// <param name="Resource">The resource; empty where it is about the site.</param>
/// <param name="Replicas">The wanted number of replicas, for <c>scale</c>.</param>
/// <param name="Command">The command to execute, for <c>resource</c>; without one, the commands are listed.</param>
/// <param name="Words">What stands behind the command.</param>
internal sealed record ControlRequest(string Verb, string Resource, int? Replicas = null, string? Command = null, IReadOnlyList<string>? Words = null);
