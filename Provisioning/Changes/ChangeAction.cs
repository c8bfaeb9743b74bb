namespace WpAspire.Provisioning.Changes;

/// <summary>What is to be done with a resource.</summary>
internal enum ChangeAction
{
    Add,
    Change,
    Replace,
    Remove,
}
